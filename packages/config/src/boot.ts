/**
 * Waits for a step of the boot. If it fails, prints one line and ends the process with exit code 1.
 *
 * @param failure what could not be done, as the start of the line
 */
export async function exitOnFailure<T>(failure: string, step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    process.stderr.write(`${failure}: ${reasonOf(error)}\n`);
    process.exit(1);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
}
