import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchDatabase } from '../shared/database.ts';
import { Latencies } from '../shared/latency.ts';
import type { Latency, Measurement } from '../shared/results.ts';
import type { Bench } from '../shared/run.ts';
import { watchUsage } from '../shared/usage.ts';
import type { BookingClient } from './bookers/booker.ts';
import { type Spread, sellFlights } from './flights.ts';
import { type ServerOptions, startProcesses } from './processes.ts';
import { temporalWork } from './temporal-work.ts';

/** Flights must have room for the fastest machine that we know. */
const MAX_PER_SECOND = 150;

export interface BookingRun extends ServerOptions {
  readonly name: string;
  readonly round: number;
  readonly spread: Spread;
  readonly client: BookingClient;
  readonly atOnce: number;
  /** Bookings before anything is counted: every flight has its seat block then, and the code is warm. */
  readonly warmUp: number;
  readonly seconds: number;
}

let runs = 0;

/** Starts servers with a fresh Temporal, counts what passengers book in some seconds, and stops it all. */
export async function measureBookings(bench: Bench, database: BenchDatabase, run: BookingRun): Promise<Measurement> {
  const { name, server, round, client, spread, settings, atOnce, warmUp, seconds } = run;
  const bookings = warmUp + atOnce + seconds * MAX_PER_SECOND;
  const flights = await sellFlights(database, `M${++runs}`, spread, bookings);
  const flightIds = flights.map(({ flight }) => flight.id);
  const running = await startProcesses(bench, database, { ...run, flightIds });
  const { passengers, pids } = running;

  await passengers.book({ client, target: running.target(client), flights, spread, atOnce });
  await passengers.confirmed(warmUp);
  await passengers.begin();
  const usage = watchUsage(pids);
  await sleep(seconds * 1_000);
  const { confirmed: count, failed, hold, confirm, whole } = await passengers.counted();
  const used = usage();

  const booked = await passengers.leave();
  const seen = await running.endViewers();
  const work = await temporalWork(running.temporalAddress, booked, server);
  await running.stop();
  return {
    kind: 'booking',
    name,
    server,
    round,
    client,
    clients: atOnce,
    settings,
    count,
    perSecond: count / used.seconds,
    latency: { hold: decode(hold), confirm: decode(confirm), whole: decode(whole) },
    facts: { ...work, ...seen.facts },
    checks: seen.checks,
    failed: { ...failed, ...seen.failed },
    ...used,
  };
}

function decode(encoded: string): Latency {
  const latencies = new Latencies();
  latencies.add(encoded);
  return latencies.summary();
}
