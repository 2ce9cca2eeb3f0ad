import { setTimeout as sleep } from 'node:timers/promises';
import type { Processes } from '@jumpseat/dev/processes';
import { now } from '../clock.ts';
import type { Remote } from '../remote.ts';
import type { BenchDatabase } from '../servers/database.ts';
import { watchMachine } from '../servers/machine.ts';
import { startRemote } from '../start-remote.ts';
import type { FlightToBook } from './passengers/booker.ts';
import type { PassengerCalls } from './passengers/passengers-main.ts';
import { type Pids, readAll, usedPer } from './readings.ts';
import type { Seen, Spread, Stint } from './results.ts';
import { cpuOf, memoryOf } from './servers/process-tree.ts';
import { type RunningSide, type SideOptions, startSide } from './servers/side.ts';
import { attachViewers } from './viewers.ts';
import { waitsOf } from './waits.ts';

const MAIN = new URL('passengers/passengers-main.ts', import.meta.url);

/** A side with a fresh Temporal server, passengers who can book at it and, at the product, viewers who look on. */
export interface Sitting {
  readonly side: RunningSide;
  readonly passengers: Remote<PassengerCalls>;
  /** Counts what the passengers book in some seconds. */
  count(seconds: number): Promise<Stint>;
  /** The viewers leave, when all have seen the last change; answers what they saw. Null at the floor. */
  seen(): Promise<Seen | null>;
  stop(): Promise<void>;
}

export async function startSitting(
  processes: Processes,
  database: BenchDatabase,
  options: Omit<SideOptions, 'databaseUrl' | 'temporalFolder'>,
  watched: { readonly flights: readonly FlightToBook[]; readonly spread: Spread },
): Promise<Sitting> {
  const side = await startSide(processes, {
    ...options,
    databaseUrl: database.url,
    temporalFolder: database.temporalFolder,
  });
  const crowd = await startRemote<PassengerCalls>(processes, 'Passengers', MAIN);
  const flightIds = watched.flights.map(({ flight }) => flight.id);
  const viewers =
    options.side === 'product'
      ? await attachViewers(processes, database, { url: side.viewersUrl, flightIds, spread: watched.spread })
      : undefined;
  const pids: Pids = {
    ...{ ...side.pids, postgres: database.pid ? [database.pid] : [], passengers: [crowd.pid] },
    viewers: viewers?.pids ?? [],
  };
  return {
    side,
    passengers: crowd.calls,
    async count(seconds) {
      const [cpuBefore, machine, from] = [readAll(pids, cpuOf), watchMachine(), now()];
      await crowd.calls.begin();
      await sleep(seconds * 1_000);
      const { bookings, failed, ...waits } = await crowd.calls.counted();
      const [cpuAfter, machineCpu, took] = [readAll(pids, cpuOf), machine(), (now() - from) / 1_000];
      return {
        ...{ seconds: took, bookings, perSecond: bookings / took, failed },
        ...{ hold: waitsOf(waits.hold), confirmation: waitsOf(waits.confirmation), whole: waitsOf(waits.whole) },
        ...{ cpuMs: usedPer(bookings, cpuBefore, cpuAfter), memoryMb: readAll(pids, memoryOf), machineCpu },
      };
    },
    seen: async () => (await viewers?.leave()) ?? null,
    async stop() {
      await crowd.stop();
      await side.stop();
    },
  };
}
