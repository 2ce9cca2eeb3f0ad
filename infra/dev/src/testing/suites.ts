import { fileURLToPath } from 'node:url';
import { CommandFailed } from '../../bootstrap/failure.mjs';
import { REPOSITORY } from '../../bootstrap/paths.mjs';
import type { Processes } from '../processes/processes.ts';
import { add, failed, NOTHING, type Tally } from './tally.ts';

/** A busy machine needs longer than Vitest's five seconds to start a process. A test that hangs is still found. */
const TEST_TIMEOUT_MS = 60_000;
const REPORTER = fileURLToPath(new URL('count-reporter.ts', import.meta.url));

/** Long runs, each with its projects. They run only if their name is the filter: nobody waits for them each time. */
const LONG: Readonly<Record<string, readonly string[]>> = {
  lighthouse: ['lighthouse'],
  screenshots: ['screenshots'],
  'page-speed': ['page-speed'],
  // How soon pages and orders are there: with nothing else on the machine.
  speed: ['alone', 'page-speed'],
  cluster: ['cluster'],
  restore: ['restore'],
  upgrade: ['upgrade'],
};

/** The stages of a run, each with the number of files that run concurrently. Most of the time suites wait for servers. */
const STAGES = [
  { projects: ['web-browser', 'outages', ...Object.values(LONG).flat()].map((name) => `!${name}`), files: 4 },
  { projects: ['web-browser'], files: 3 },
  { projects: ['outages'], files: 2 },
];

/**
 * Runs the suites of all packages with vitest, shows its report, and returns its count.
 *
 * @param filters parts of file names, or the name of a long run; without any, every suite runs but for long runs
 */
export async function runSuites(processes: Processes, env: NodeJS.ProcessEnv, filters: readonly string[]) {
  let tally = NOTHING;
  const long = filters.flatMap((filter) => LONG[filter] ?? []);
  const stages = long.length > 0 ? [{ projects: long, files: 1 }] : STAGES;
  const parts = filters.filter((filter) => !(filter in LONG));
  for (const { projects, files } of stages) {
    const args = [...projects.map((project) => `--project=${project}`), ...parts];
    tally = add(tally, await runVitest(processes, { ...env, VITEST_MAX_WORKERS: String(files) }, args));
  }
  return tally;
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
