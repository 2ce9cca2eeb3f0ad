import { setTimeout as sleep } from 'node:timers/promises';
import type { Processes } from '@jumpseat/dev/processes';
import { now } from '../clock.ts';
import type { BenchDatabase } from '../servers/database.ts';
import { watchMachine } from '../servers/machine.ts';
import { startRemote } from '../start-remote.ts';
import { flightsToBook } from './flights.ts';
import { temporalWork } from './histories.ts';
import type { PassengerCalls } from './passengers/passengers-main.ts';
import { readAll, usedPer } from './readings.ts';
import type { Row } from './results.ts';
import { cpuOf, memoryOf } from './servers/process-tree.ts';
import { startSide } from './servers/side.ts';
import { attachViewers } from './viewers.ts';
import { waitsOf } from './waits.ts';

const MAIN = new URL('passengers/passengers-main.ts', import.meta.url);
/** No side books faster than this on the machines that we know: flights have to have room. */
const MOST_PER_SECOND = 150;

/** What is measured in one run. */
export interface Stretch
  extends Pick<Row, 'round' | 'side' | 'settings' | 'spread' | 'by' | 'atOnce' | 'workers' | 'seconds'> {
  /** Bookings before anything is counted: every flight has its block then, and the code is warm. */
  readonly warmUp: number;
  readonly profiles: string | undefined;
}

/** Starts a side with a fresh Temporal server, has passengers book, counts for some seconds in the middle, and ends it all. */
export async function measure(processes: Processes, database: BenchDatabase, stretch: Stretch): Promise<Row> {
  const { side, spread, by, atOnce, seconds, warmUp } = stretch;
  const prefix = `${side === 'floor' ? 'F' : 'P'}${++runs}`;
  const flights = await flightsToBook(database, prefix, spread, warmUp + atOnce + seconds * MOST_PER_SECOND);
  const running = await startSide(processes, { ...stretch, databaseUrl: database.url });
  const crowd = await startRemote<PassengerCalls>(processes, 'Passengers', MAIN);
  const passengers = crowd.calls;
  const flightIds = flights.map(({ flight }) => flight.id);
  const viewers =
    side === 'product'
      ? await attachViewers(processes, database, { url: running.viewersUrl, flightIds, spread })
      : undefined;
  const pids = {
    ...{ ...running.pids, postgres: database.pid ? [database.pid] : [], passengers: [crowd.pid] },
    viewers: viewers?.pids ?? [],
  };

  await passengers.book({ by, target: running.target(by), flights, spread, atOnce });
  await passengers.confirmed(warmUp);
  const [cpuBefore, machine, from] = [readAll(pids, cpuOf), watchMachine(), now()];
  await passengers.begin();
  await sleep(seconds * 1_000);
  const counted = await passengers.counted();
  const [cpuAfter, machineCpu, took] = [readAll(pids, cpuOf), machine(), (now() - from) / 1_000];
  const memoryMb = readAll(pids, memoryOf);
  const booked = await passengers.leave();
  const seen = (await viewers?.leave()) ?? null;
  const work = await temporalWork(running.temporalAddress, booked, side === 'product');
  await crowd.stop();
  await running.stop();

  const { bookings, failed } = counted;
  const { round, settings, workers } = stretch;
  return {
    ...{
      round,
      side,
      settings,
      spread,
      by,
      atOnce,
      workers,
      seconds: took,
      bookings,
      perSecond: bookings / took,
      failed,
    },
    ...{ hold: waitsOf(counted.hold), confirmation: waitsOf(counted.confirmation), whole: waitsOf(counted.whole) },
    ...{ work, seen, cpuMs: usedPer(bookings, cpuBefore, cpuAfter), memoryMb, machineCpu },
  };
}

let runs = 0;
