import { Latencies } from '../../shared/latency.ts';
import type { Process } from '../engine/clock.ts';
import type { Settings } from '../settings.ts';
import { book } from './book.ts';
import { SeatBlocks } from './seat-block.ts';
import { SimulatedSystem } from './simulated-system.ts';

/** The bench of docs/performance.md: everything on two cores, in memory, with a gateway that returns at once. */
export const BENCH_SETTINGS = { persistMs: 0, matchMs: 0, commitMs: 0, networkMs: 0 };
export const BENCH_CORES = 2;
export const BENCH_CAPACITY = { api: 1, workers: 1, temporalCores: 1, postgresCores: 1, shards: 1, partitions: 1 };
/**
 * What passengers and viewers take of the cores for a booking: what is left of two full cores, 42 ms on one flight and
 * 51 on many, after the CPU of the four servers.
 */
export const BENCH_PASSENGERS_MS = 4;
const WARM_UP = 250;
const BOOKINGS = 750;

export interface BenchResult {
  readonly perSecond: number;
  readonly holdP50: number;
  readonly holdP99: number;
  readonly confirmP50: number;
  /** Updates of seat blocks for a booking. */
  readonly updates: number;
}

/** Some passengers who book one order after another, on one flight or spread over many. */
export function simulateBench(passengers: number, flights: number, settings: Settings): BenchResult {
  const system = new SimulatedSystem(settings, BENCH_CAPACITY, BENCH_CORES);
  const blocks = new SeatBlocks(system);
  const holds = new Latencies();
  const confirms = new Latencies();
  let booked = 0;
  let warm = { at: 0, updates: 0 };

  function* passenger(): Process {
    for (;;) {
      const flight = system.random.below(flights);
      const { holdMs, confirmMs } = yield* book(system, blocks, { flight, ownMs: BENCH_PASSENGERS_MS, gatewayMs: 0 });
      booked += 1;
      if (booked === WARM_UP) warm = { at: system.clock.now, updates: blocks.updates };
      if (booked <= WARM_UP) continue;
      holds.record(holdMs);
      confirms.record(confirmMs);
    }
  }
  for (let each = 0; each < passengers; each++) system.clock.start(passenger());
  system.clock.run(() => booked >= WARM_UP + BOOKINGS);

  const hold = holds.summary();
  const confirm = confirms.summary();
  return {
    perSecond: BOOKINGS / ((system.clock.now - warm.at) / 1_000),
    holdP50: hold.p50 ?? Number.NaN,
    holdP99: hold.p99 ?? Number.NaN,
    confirmP50: confirm.p50 ?? Number.NaN,
    updates: (blocks.updates - warm.updates) / BOOKINGS,
  };
}
