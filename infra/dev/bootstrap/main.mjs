import { join } from 'node:path';
import { checkHost } from './check-host.mjs';
import { installDependencies } from './dependencies.mjs';
import { failWith } from './failure.mjs';
import { handOver } from './hand-over.mjs';
import { DEV_FOLDER } from './paths.mjs';
import { stopCommands } from './run.mjs';
import { installToolchain } from './toolchain.mjs';
import { withLock } from './with-lock.mjs';

/**
 * Prepares a fresh clone with nothing but Node 20 and npm, then runs `src/<command>.ts` of a folder under Node 24.
 * Plain JavaScript without dependencies, because it runs before anything is installed.
 *
 * @param {string} command
 * @param {{ folder?: string, help?: string }} [options] `help` is printed for --help, before anything is installed
 */
export async function bootstrap(command, { folder = DEV_FOLDER, help } = {}) {
  if (help !== undefined && process.argv.slice(2).some((arg) => arg === '--help' || arg === '-h')) {
    console.log(help);
    return;
  }
  const interrupted = (/** @type {NodeJS.Signals} */ signal) => {
    stopCommands();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted).once('SIGHUP', interrupted);
  // As root, Postgres runs as another user, who must be able to read our files whatever the umask.
  if (process.getuid?.() === 0) process.umask(0o022);
  try {
    checkHost();
    const toolchain = await withLock('install', async () => {
      const found = await installToolchain();
      await installDependencies(found);
      return found;
    });
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted).off('SIGHUP', interrupted);
    process.exitCode = await handOver(toolchain, join(folder, 'src', `${command}.ts`), process.argv.slice(2));
  } catch (error) {
    failWith(error);
  }
}
