import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@jumpseat/dev/ports';
import type { Processes, Started } from '@jumpseat/dev/processes';
import { startTemporal } from '@jumpseat/dev/temporal';
import { ask, type Remote } from '../../remote.ts';
import type { Probe } from '../../servers/probe.ts';
import { PROBE_FLAGS } from '../../servers/probe-flags.ts';
import type { PassengerKind } from '../passengers/booker.ts';
import type { Part, Side } from '../results.ts';

const REPOSITORY = fileURLToPath(new URL('../../../../..', import.meta.url));
const MAINS = {
  api: join(REPOSITORY, 'apps', 'api', 'src', 'main.ts'),
  worker: join(REPOSITORY, 'apps', 'worker', 'src', 'main.ts'),
  floorWorker: fileURLToPath(new URL('floor-worker-main.ts', import.meta.url)),
};

export interface SideOptions {
  readonly side: Side;
  readonly databaseUrl: string;
  /** The folder for Temporal's file; undefined where it keeps everything in memory. */
  readonly temporalFolder: string | undefined;
  /** Settings besides the usual. */
  readonly settings: Readonly<Record<string, string>>;
  /** How many worker processes. */
  readonly workers: number;
  /** Where CPU profiles of API and worker are written when they end; without one there are none. */
  readonly profiles: string | undefined;
  /** Whether the workers can be asked for what they use. */
  readonly probed?: boolean;
}

/** What is booked at, with a Temporal server of its own that has seen nothing before. */
export interface RunningSide {
  readonly temporalAddress: string;
  /** Where passengers of a kind go. */
  target(by: PassengerKind): string;
  /** Where viewers go. */
  readonly viewersUrl: string;
  /** The workers, where they can be asked for what they use. */
  readonly probes: readonly Remote<Probe>[];
  /** The processes, by what they are. */
  readonly pids: Readonly<Partial<Record<Part, readonly number[]>>>;
  stop(): Promise<void>;
}

/** Starts the product, or its floor; answers once it takes bookings. */
export async function startSide(processes: Processes, options: SideOptions): Promise<RunningSide> {
  const { side, databaseUrl, temporalFolder, settings, profiles } = options;
  const temporalPort = await freePort();
  const kept = temporalFolder === undefined ? {} : { file: join(temporalFolder, `temporal-${temporalPort}.db`) };
  const temporal = await startTemporal(processes, { port: temporalPort, ...kept }, () => undefined);
  const env = {
    ...process.env,
    LOG_LEVEL: 'warn',
    RATE_LIMITS: 'off',
    PAYMENT_DELAY: '0s',
    PAYMENT_FAILURE_RATE: '0',
    ...settings,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporal.address,
  };
  const start = (name: string, main: string, more: NodeJS.ProcessEnv = {}, flags: readonly string[] = []) =>
    processes.start({
      name,
      command: process.execPath,
      args: ['--disable-warning=ExperimentalWarning', ...profileFlags(profiles, name), ...flags, main],
      cwd: REPOSITORY,
      env: { ...env, ...more },
      saysReady: true,
    });
  const workerMain = side === 'product' ? MAINS.worker : MAINS.floorWorker;
  const workers = await Promise.all(
    Array.from({ length: options.workers }, (_, index) =>
      start(`Worker ${index + 1}`, workerMain, {}, options.probed ? PROBE_FLAGS : []),
    ),
  );
  const port = await freePort();
  const api = side === 'product' ? [await start('API', MAINS.api, { SERVER_PORT: `${port}` })] : [];
  return {
    temporalAddress: temporal.address,
    target: (by) => (by === 'sdk' ? temporal.address : `http://127.0.0.1:${port}`),
    viewersUrl: `ws://127.0.0.1:${port}/trpc`,
    probes: options.probed ? workers.map(({ child }) => ask<Probe>(child)) : [],
    pids: { worker: pidsOf(workers), api: pidsOf(api), temporal: pidsOf([temporal]) },
    async stop() {
      await Promise.all([...api, ...workers].map((each) => each.stop()));
      await temporal.stop();
    },
  };
}

/** Into a folder for each process: its threads write a profile each. */
function profileFlags(folder: string | undefined, name: string): string[] {
  if (folder === undefined) return [];
  return ['--cpu-prof', `--cpu-prof-dir=${join(folder, name.toLowerCase().replace(' ', '-'))}`];
}

function pidsOf(started: readonly Pick<Started, 'child'>[]): number[] {
  return started.flatMap(({ child }) => child.pid ?? []);
}
