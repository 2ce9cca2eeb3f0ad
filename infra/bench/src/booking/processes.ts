import { join, resolve } from 'node:path';
import { freePort } from '@jumpseat/dev/ports';
import { startTemporal } from '@jumpseat/dev/temporal';
import type { BenchDatabase } from '../shared/database.ts';
import { type Remote, startProgram } from '../shared/remote.ts';
import type { Measurement, Server } from '../shared/results.ts';
import type { Bench } from '../shared/run.ts';
import type { Pids } from '../shared/usage.ts';
import { attachViewers } from './attach-viewers.ts';
import type { BookingClient } from './bookers/booker.ts';
import type { Spread } from './flights.ts';
import type { PassengerCalls } from './passengers-main.ts';

const MAIN = {
  api: new URL('../../../../apps/api/src/main.ts', import.meta.url),
  product: new URL('../../../../apps/worker/src/main.ts', import.meta.url),
  floor: new URL('floor-worker-main.ts', import.meta.url),
  passengers: new URL('passengers-main.ts', import.meta.url),
};

export interface ServerOptions {
  readonly server: Server;
  /** Settings that differ from the usual ones. */
  readonly settings: Readonly<Record<string, string>>;
  /** How many worker processes. */
  readonly workers: number;
  /** The folder for CPU profiles of the API and the workers. Undefined for none. */
  readonly profiles: string | undefined;
}

/** The product or its floor with a fresh Temporal server, passengers, and the product's viewers. */
export interface BookingProcesses {
  readonly temporalAddress: string;
  /** Where passengers connect. */
  target(client: BookingClient): string;
  readonly passengers: Remote<PassengerCalls>;
  readonly pids: Pids;
  /** Waits until all viewers have the last change of their flight, ends them, and returns what they saw. */
  endViewers(): Promise<Pick<Measurement, 'facts' | 'checks' | 'failed'>>;
  stop(): Promise<void>;
}

/** Starts everything that a measurement of bookings needs; returns once the servers take bookings. */
export async function startProcesses(
  { processes }: Bench,
  database: BenchDatabase,
  options: ServerOptions & { readonly flightIds: readonly string[]; readonly spread: Spread },
): Promise<BookingProcesses> {
  const { server, settings, profiles } = options;
  const temporalPort = await freePort();
  const { temporalFolder } = database;
  const file = temporalFolder === undefined ? {} : { file: join(temporalFolder, `temporal-${temporalPort}.db`) };
  const temporal = await startTemporal(processes, { port: temporalPort, ...file }, () => undefined);
  const port = await freePort();
  const env = {
    LOG_LEVEL: 'warn',
    RATE_LIMITS: 'off',
    PAYMENT_DELAY: '0s',
    PAYMENT_FAILURE_RATE: '0',
    ...settings,
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: temporal.address,
    SERVER_PORT: `${port}`,
  };
  const start = (name: string, main: URL) =>
    startProgram(processes, { name, main, env, nodeFlags: profileFlags(profiles, name) });
  const workers = await Promise.all(
    Array.from({ length: options.workers }, (_, index) => start(`Worker ${index + 1}`, MAIN[server])),
  );
  const apis = server === 'product' ? [await start('API', MAIN.api)] : [];
  const passengers = await startProgram<PassengerCalls>(processes, { name: 'Passengers', main: MAIN.passengers });
  const watched = { ...options, url: `ws://127.0.0.1:${port}/trpc` };
  const viewers = server === 'product' ? await attachViewers(processes, database, watched) : undefined;
  return {
    temporalAddress: temporal.address,
    target: (client) => (client === 'sdk' ? temporal.address : `http://127.0.0.1:${port}`),
    passengers: passengers.calls,
    pids: {
      api: apis.map(({ pid }) => pid),
      worker: workers.map(({ pid }) => pid),
      temporal: temporal.child.pid === undefined ? [] : [temporal.child.pid],
      postgres: database.pids,
      passengers: [passengers.pid],
      viewers: viewers?.pids ?? [],
    },
    endViewers: async () => (await viewers?.leave()) ?? { facts: {}, checks: {}, failed: {} },
    async stop() {
      await passengers.stop();
      await Promise.all([...apis, ...workers].map((each) => each.stop()));
      await temporal.stop();
    },
  };
}

/** Each process has a folder, in which each of its threads writes a profile. */
function profileFlags(folder: string | undefined, name: string): string[] {
  if (folder === undefined) return [];
  return ['--cpu-prof', `--cpu-prof-dir=${join(resolve(folder), name.toLowerCase().replace(' ', '-'))}`];
}
