import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from '../bootstrap/one-at-a-time.mjs';
import { REPOSITORY } from '../bootstrap/paths.mjs';
import { step } from '../bootstrap/steps.mjs';
import type { Processes } from './processes/processes.ts';
import { turbo } from './turbo.ts';

const QUIET = '--disable-warning=ExperimentalWarning';

const WATCHER = fileURLToPath(new URL('watch-main.ts', import.meta.url));

/** Starts one of our own Node processes, apps/<app>/src/main.ts; answers once it says that it is ready. */
export async function startApp(
  processes: Processes,
  app: 'api' | 'worker',
  env: NodeJS.ProcessEnv,
  { watch = false }: { watch?: boolean } = {},
): Promise<void> {
  const name = app === 'api' ? 'API' : 'Worker';
  const main = join(REPOSITORY, 'apps', app, 'src', 'main.ts');
  const args = watch ? [QUIET, WATCHER, main, dirname(main), join(REPOSITORY, 'packages')] : [QUIET, main];
  await step(name, () =>
    processes.start({ name, command: process.execPath, args, cwd: REPOSITORY, env, echo: true, saysReady: true }),
  );
}

/** Builds what has to be built: the web pages. Turbo skips what has not changed. */
export async function build(processes: Processes): Promise<void> {
  await oneAtATime('build', () => step('Building the web pages', () => turbo(processes, ['run', 'build'])));
}
