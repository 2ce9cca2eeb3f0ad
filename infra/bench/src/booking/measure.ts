import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Processes } from '@jumpseat/dev/processes';
import { now } from '../clock.ts';
import { ask } from '../remote.ts';
import { type Counts, Histogram } from '../report/histogram.ts';
import type { BenchDatabase } from '../servers/database.ts';
import { watchMachine } from '../servers/machine.ts';
import { flightsToBook } from './flights.ts';
import { temporalWork } from './histories.ts';
import type { PassengerCalls } from './passengers/passengers-main.ts';
import { PARTS, type Part, type Row, type Waits } from './results.ts';
import { cpuOf, memoryOf } from './servers/process-tree.ts';
import { startSide } from './servers/side.ts';
import { attachViewers } from './viewers.ts';

const MAIN = fileURLToPath(new URL('passengers/passengers-main.ts', import.meta.url));
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
  const crowd = await processes.start({
    name: 'Passengers',
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', MAIN],
    cwd: process.cwd(),
    env: process.env,
    saysReady: true,
  });
  const passengers = ask<PassengerCalls>(crowd.child);
  const flightIds = flights.map(({ flight }) => flight.id);
  const viewers =
    side === 'product'
      ? await attachViewers(processes, database, { url: running.viewersUrl, flightIds, spread })
      : undefined;
  const pids = {
    ...{ ...running.pids, postgres: database.pid ? [database.pid] : [], passengers: [Number(crowd.child.pid)] },
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
    ...{ hold: waits(counted.hold), confirmation: waits(counted.confirmation), whole: waits(counted.whole) },
    ...{ work, seen, cpuMs: perBooking(cpuBefore, cpuAfter, bookings), memoryMb, machineCpu },
  };
}

let runs = 0;

type Readings = Partial<Record<Part, number>>;

function readAll(
  pids: Readonly<Partial<Record<Part, readonly number[]>>>,
  read: (pid: number) => number | null,
): Readings {
  const readings = PARTS.map((part) => [part, (pids[part] ?? []).map(read)] as const);
  return Object.fromEntries(
    readings
      .filter(([, values]) => values.length > 0 && !values.includes(null))
      .map(([part, values]) => [part, values.reduce((sum: number, value) => sum + (value ?? 0), 0)]),
  );
}

function perBooking(before: Readings, after: Readings, bookings: number): Readings {
  const used = PARTS.flatMap((part) => {
    const [from, to] = [before[part], after[part]];
    return from === undefined || to === undefined || bookings === 0 ? [] : [[part, (to - from) / bookings] as const];
  });
  return Object.fromEntries(used);
}

function waits(counts: Counts): Waits {
  const histogram = new Histogram();
  histogram.merge(counts);
  return { p50: histogram.quantile(0.5), p99: histogram.quantile(0.99) };
}
