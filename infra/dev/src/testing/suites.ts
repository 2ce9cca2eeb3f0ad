import { fileURLToPath } from 'node:url';
import { CommandFailed } from '../../bootstrap/failure.mjs';
import { REPOSITORY } from '../../bootstrap/paths.mjs';
import { say } from '../../bootstrap/steps.mjs';
import type { Processes } from '../processes/processes.ts';
import { add, NOTHING, ONE_FAILED, type Tally } from './tally.ts';

const REPORTER = fileURLToPath(new URL('count-reporter.ts', import.meta.url));

/**
 * Runs the suites of all packages with vitest, shows its report, and answers its count.
 *
 * @param filters parts of file names; without any, every suite runs
 */
export async function runSuites(processes: Processes, env: NodeJS.ProcessEnv, filters: readonly string[]) {
  let counted: Tally | undefined;
  const message = (sent: unknown) => {
    counted = sent as Tally;
  };
  const args = ['run', '--reporter=default', `--reporter=${REPORTER}`, ...filters];
  let ending = '';
  try {
    await processes.run('vitest', args, { cwd: REPOSITORY, env: { ...process.env, ...env }, show: true, message });
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    ending = error.message;
  }
  if (counted !== undefined && (ending === '' || counted.failed > 0)) return counted;
  // Vitest ended badly though no test it counted failed.
  say(`\n  ✗ ${ending || 'Vitest ended without a count.'} Counted as one failed test.\n`);
  return add(counted ?? NOTHING, ONE_FAILED);
}
