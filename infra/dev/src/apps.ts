import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from '../bootstrap/one-at-a-time.mjs';
import { REPOSITORY } from '../bootstrap/paths.mjs';
import { step } from '../bootstrap/steps.mjs';
import type { Processes } from './processes/processes.ts';
import { turbo } from './turbo.ts';

export const QUIET = '--disable-warning=ExperimentalWarning';

const WATCHER = fileURLToPath(new URL('watch-main.ts', import.meta.url));

export type AppOptions = {
  /** Start it again when its code changes. */
  readonly watch?: boolean;
  /** Which one of several this is, from 1. */
  readonly number?: number;
};

/** Starts one of our own Node processes, apps/<app>/src/main.ts; answers its number in the system once it says that it is ready. */
export async function startApp(
  processes: Processes,
  app: 'api' | 'worker',
  env: NodeJS.ProcessEnv,
  { watch = false, number }: AppOptions = {},
): Promise<number | undefined> {
  const name = [app === 'api' ? 'API' : 'Worker', number].join(' ').trim();
  const main = join(REPOSITORY, 'apps', app, 'src', 'main.ts');
  const args = watch ? [QUIET, WATCHER, main, dirname(main), join(REPOSITORY, 'packages')] : [QUIET, main];
  const running = { echo: true, saysReady: true, startsAgain: !watch, ...(number !== undefined && { oneOf: app }) };
  const { child } = await step(name, () =>
    processes.start({ name, command: process.execPath, args, cwd: REPOSITORY, env, ...running }),
  );
  return child.pid;
}

/** Starts so many workers, which share one task queue. */
export async function startWorkers(
  processes: Processes,
  env: NodeJS.ProcessEnv,
  count: number,
  options: AppOptions = {},
): Promise<void> {
  if (count === 1) await startApp(processes, 'worker', env, options);
  else {
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    await Promise.all(numbers.map((number) => startApp(processes, 'worker', env, { ...options, number })));
  }
}

/** Builds what has to be built: the web pages. Turbo skips what has not changed. */
export async function build(processes: Processes): Promise<void> {
  await oneAtATime('build', () => step('Building the web pages', () => turbo(processes, ['run', 'build'])));
}
