import { SetupError } from '@jumpseat/dev/failure';

/** What a server has open besides its viewers. */
const BESIDES = 200;

/** How many files and sockets a process may have open here; undefined where the system does not say. */
function openFileLimit(): number | undefined {
  const { userLimits } = process.report.getReport() as {
    userLimits?: { open_files?: { soft: number | 'unlimited' } };
  };
  const limit = userLimits?.open_files?.soft;
  return typeof limit === 'number' ? limit : undefined;
}

/** @throws {SetupError} with what to do, where the server could not have so many viewers */
export function requireOpenFiles(viewers: number): void {
  const [needed, limit] = [viewers + BESIDES, openFileLimit()];
  if (limit === undefined || limit >= needed) return;
  throw new SetupError(
    `${viewers} viewers need ${needed} open files in the server's process, and this shell allows ${limit}.\n` +
      `Raise it (\`ulimit -n ${needed}\`, in Docker --ulimit nofile=${needed}), or ask for fewer: --viewers ${limit - BESIDES}`,
  );
}
