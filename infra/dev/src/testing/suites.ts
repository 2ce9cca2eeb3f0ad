import { fileURLToPath } from 'node:url';
import { CommandFailed } from '../../bootstrap/failure.mjs';
import { REPOSITORY } from '../../bootstrap/paths.mjs';
import type { Processes } from '../processes/processes.ts';
import { add, failed, NOTHING, type Tally } from './tally.ts';

/** A busy machine needs longer than Vitest's five seconds to start a process. A test that hangs is still found. */
const TEST_TIMEOUT_MS = 120_000;
const REPORTER = fileURLToPath(new URL('count-reporter.ts', import.meta.url));

/** Long runs, each with its projects. They run only if their name is the filter: nobody waits for them each time. */
const LONG: Readonly<Record<string, readonly string[]>> = {
  lighthouse: ['lighthouse'],
  screenshots: ['screenshots'],
  'page-speed': ['page-speed'],
  // How soon pages and orders are there: with nothing else on the machine.
  speed: ['alone', 'page-speed', '@jumpseat/bench'],
  audits: ['audits'],
  cluster: ['cluster'],
  // With the suites of what injects faults and looks for what they broke.
  faults: ['faults', '@jumpseat/chaos'],
  published: ['published', 'terminal-viewer'],
  restore: ['restore'],
  upgrade: ['upgrade'],
};

/** Without a filter every suite runs but these. */
const USUAL = Object.values(LONG)
  .flat()
  .map((name) => `!${name}`);
/** Files that run concurrently. Most suites wait for servers, browsers or recoveries, so more than the cores. */
const FILES = 5;

/**
 * Runs the suites of all packages with vitest, shows its report, and returns its count. All suites run together, so that
 * those that wait leave the processor to others. A long run has the machine alone.
 *
 * @param filters parts of file names, or the name of a long run; without any, every suite runs but for long runs
 */
export function runSuites(processes: Processes, env: NodeJS.ProcessEnv, filters: readonly string[]): Promise<Tally> {
  const long = filters.flatMap((filter) => LONG[filter] ?? []);
  const projects = long.length > 0 ? long : USUAL;
  const files = long.length > 0 ? 1 : FILES;
  const args = [...projects.map((project) => `--project=${project}`), ...filters.filter((filter) => !(filter in LONG))];
  return runVitest(processes, { ...env, VITEST_MAX_WORKERS: `${files}` }, args);
}

async function runVitest(processes: Processes, env: NodeJS.ProcessEnv, args: readonly string[]): Promise<Tally> {
  let counted: Tally | undefined;
  const message = (sent: unknown) => {
    counted = sent as Tally;
  };
  const options = ['--passWithNoTests', `--testTimeout=${TEST_TIMEOUT_MS}`];
  const all = ['run', ...options, '--reporter=default', `--reporter=${REPORTER}`, ...args];
  let ending = '';
  try {
    await processes.run('vitest', all, { cwd: REPOSITORY, env: { ...process.env, ...env }, show: true, message });
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    ending = error.message;
  }
  if (counted !== undefined && (ending === '' || counted.failures.length > 0)) return counted;
  // Vitest ended badly though no test it counted failed.
  return add(counted ?? NOTHING, failed(ending || 'Vitest ended without a count.'));
}
