import { failWith } from '../bootstrap/failure.mjs';
import { say } from '../bootstrap/steps.mjs';
import type { Processes } from './processes/processes.ts';
import { Stopped, untilStopped } from './processes/until-stopped.ts';

/**
 * Runs a command until its work ends, one of its processes dies, or it is asked to stop. Then it stops all processes,
 * cleans up, and exits.
 *
 * @param work returns the exit code
 */
export async function runCommand(processes: Processes, work: () => Promise<number>, cleanUp: () => Promise<void>) {
  const stopped = untilStopped(processes, () => say('\nStopping …'));
  try {
    process.exitCode = await Promise.race([work(), processes.died, stopped]);
  } catch (error) {
    if (error instanceof Stopped) process.exitCode = error.exitCode;
    else failWith(error);
  } finally {
    await processes.stop();
    await cleanUp();
  }
  // Interrupted work may still wait for a server that is gone.
  process.exit();
}
