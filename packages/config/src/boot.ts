/** Waits for a part of the boot; where it fails, the process ends with one line that says what could not be done, and exit code 1. */
export async function orStop<T>(failure: string, part: Promise<T>): Promise<T> {
  try {
    return await part;
  } catch (error) {
    process.stderr.write(`${failure}: ${reasonOf(error)}\n`);
    process.exit(1);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
}
