import { SetupError } from '@jumpseat/dev/failure';

/** The files that a server opens besides its viewers' sockets. */
const OTHER_FILES = 200;

/** How many files this process may open. Undefined where the system doesn't say. */
function openFileLimit(): number | undefined {
  const { userLimits } = process.report.getReport() as {
    userLimits?: { open_files?: { soft: number | 'unlimited' } };
  };
  const limit = userLimits?.open_files?.soft;
  return typeof limit === 'number' ? limit : undefined;
}

/** @throws {SetupError} with what to do, where the server could not open a socket for each viewer */
export function requireOpenFiles(viewers: number): void {
  const needed = viewers + OTHER_FILES;
  const limit = openFileLimit();
  if (limit === undefined || limit >= needed) return;
  throw new SetupError(
    `${viewers} viewers need ${needed} open files in the server's process, and this shell allows ${limit}.\n` +
      `Raise the limit (\`ulimit -n ${needed}\`, in Docker --ulimit nofile=${needed}), or use fewer viewers: --viewers ${limit - OTHER_FILES}`,
  );
}
