import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REPOSITORY } from '../bootstrap/paths.mjs';
import { step } from '../bootstrap/steps.mjs';
import { withLock } from '../bootstrap/with-lock.mjs';
import type { Processes } from './processes/processes.ts';
import type { Settings } from './settings.ts';
import { turbo } from './turbo.ts';

/** Node warns that running TypeScript is experimental. */
export const NO_WARNING = '--disable-warning=ExperimentalWarning';

const WATCHER = fileURLToPath(new URL('watch-main.ts', import.meta.url));

export type AppOptions = {
  /** Restart when the code changes. */
  readonly watch?: boolean;
  /** The number of this process, from 1, if there are several. */
  readonly number?: number;
  /** Restart it also when it was asked to end, as a supervisor does. */
  readonly alwaysRestarts?: boolean;
};

/** Starts `apps/<app>/src/main.ts` as a process. Returns its process id once it is ready. */
export async function startApp(
  processes: Processes,
  app: 'api' | 'worker',
  env: NodeJS.ProcessEnv,
  { watch = false, number, alwaysRestarts = false }: AppOptions = {},
): Promise<number | undefined> {
  const name = [app === 'api' ? 'API' : 'Worker', number].join(' ').trim();
  const main = join(REPOSITORY, 'apps', app, 'src', 'main.ts');
  const args = watch ? [NO_WARNING, WATCHER, main, dirname(main), join(REPOSITORY, 'packages')] : [NO_WARNING, main];
  const { child } = await step(name, () =>
    processes.start({
      name,
      command: process.execPath,
      args,
      cwd: REPOSITORY,
      env,
      echo: true,
      saysReady: true,
      restarts: !watch,
      ...(number !== undefined && !alwaysRestarts && { role: app }),
    }),
  );
  return child.pid;
}

/** The ports of a worker's metrics, and how far apart those of two workers on one machine are. */
const METRICS_SETTINGS = ['METRICS_PORT', 'TEMPORAL_METRICS_ADDRESS'];
const METRICS_STEP = 10;

/**
 * Starts the workers on the same task queues.
 *
 * @param web the origin of the pages on this machine: links in mail lead there, unless PUBLIC_ORIGIN is set
 */
export async function startWorkers(
  processes: Processes,
  env: NodeJS.ProcessEnv,
  { worker: count, PUBLIC_ORIGIN }: Settings,
  { web, ...options }: AppOptions & { readonly web: string },
): Promise<void> {
  // Only for workers: at the API this setting also decides which pages may change something.
  const linking = { ...env, PUBLIC_ORIGIN: PUBLIC_ORIGIN ?? web };
  if (count === 1) await startApp(processes, 'worker', linking, options);
  else {
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    await Promise.all(
      numbers.map((number) => startApp(processes, 'worker', metricsOf(linking, number), { ...options, number })),
    );
  }
}

/** The environment of worker `number`, with ports for metrics of its own if there are any. */
export function metricsOf(env: NodeJS.ProcessEnv, number: number): NodeJS.ProcessEnv {
  const own = METRICS_SETTINGS.map((name) => [
    name,
    env[name]?.replace(/\d+$/, (port) => `${Number(port) + METRICS_STEP * (number - 1)}`),
  ]);
  return { ...env, ...Object.fromEntries(own.filter(([, value]) => value !== undefined)) };
}

/** Builds the web pages. Turbo skips the build if nothing has changed. */
export async function build(processes: Processes): Promise<void> {
  await withLock('build', () => step('Building the web pages', () => turbo(processes, ['run', 'build'])));
}
