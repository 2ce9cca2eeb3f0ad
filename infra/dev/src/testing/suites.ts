import { fileURLToPath } from 'node:url';
import { CommandFailed } from '../../bootstrap/failure.mjs';
import { REPOSITORY } from '../../bootstrap/paths.mjs';
import type { Processes } from '../processes/processes.ts';
import { add, failed, NOTHING, type Tally } from './tally.ts';

/** A busy machine needs longer than Vitest's five seconds to start a process. A test that hangs is still found. */
const TEST_TIMEOUT_MS = 60_000;
const REPORTER = fileURLToPath(new URL('count-reporter.ts', import.meta.url));

/** The projects that run only when their name is the filter: nobody waits for them each time. */
const NAMED: readonly string[] = ['lighthouse', 'screenshots', 'upgrade'];

/** The stages of a run, each with the number of files that run concurrently. Most of the time suites wait for servers. */
const STAGES = [
  { projects: [...['web-browser', 'outages', 'alone', 'page-speed'], ...NAMED].map((name) => `!${name}`), files: 4 },
  { projects: ['web-browser'], files: 2 },
  { projects: ['outages'], files: 2 },
  // These measure time.
  { projects: ['alone', 'page-speed'], files: 1 },
] as const;

/**
 * Runs the suites of all packages with vitest, shows its report, and returns its count.
 *
 * @param filters parts of file names; without any, every suite runs but for those that have to be named
 */
export async function runSuites(processes: Processes, env: NodeJS.ProcessEnv, filters: readonly string[]) {
  let tally = NOTHING;
  const named = filters.filter((filter) => NAMED.includes(filter));
  const stages = named.length > 0 ? [{ projects: named, files: 1 }] : STAGES;
  for (const { projects, files } of stages) {
    const args = [...projects.map((project) => `--project=${project}`), ...filters];
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
