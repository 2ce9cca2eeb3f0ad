import { Latencies } from '../../shared/latency.ts';
import type { Process } from '../engine/clock.ts';
import type { Settings } from '../settings.ts';
import { book } from './book.ts';
import { SeatBlocks } from './seat-block.ts';
import { World } from './world.ts';

/** The bench of docs/performance.md: everything on two cores, in memory, with a gateway that returns at once. */
export const BENCH = { persistMs: 0, matchMs: 0, commitMs: 0, networkMs: 0 };
export const CORES = 2;
export const BENCH_SIZES = { api: 1, workers: 1, temporalCores: 1, postgresCores: 1, shards: 1, partitions: 1 };
/**
 * What passengers and viewers take of the cores for a booking: what is left of two full cores, 42 ms on one flight and
 * 51 on many, after the CPU of the four servers.
 */
export const PASSENGERS_MS = 4;
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
  const world = new World(settings, BENCH_SIZES, CORES);
  const blocks = new SeatBlocks(world);
  const holds = new Latencies();
  const confirms = new Latencies();
  let booked = 0;
  let warm = { at: 0, updates: 0 };

  function* passenger(): Process {
    for (;;) {
      const flight = world.random.below(flights);
      const { holdMs, confirmMs } = yield* book(world, blocks, { flight, ownMs: PASSENGERS_MS, gatewayMs: 0 });
      booked += 1;
      if (booked === WARM_UP) warm = { at: world.clock.now, updates: blocks.updates };
      if (booked <= WARM_UP) continue;
      holds.record(holdMs);
      confirms.record(confirmMs);
    }
  }
  for (let each = 0; each < passengers; each++) world.clock.start(passenger());
  world.clock.run(() => booked >= WARM_UP + BOOKINGS);

  const hold = holds.summary();
  const confirm = confirms.summary();
  return {
    perSecond: BOOKINGS / ((world.clock.now - warm.at) / 1_000),
    holdP50: hold.p50 ?? Number.NaN,
    holdP99: hold.p99 ?? Number.NaN,
    confirmP50: confirm.p50 ?? Number.NaN,
    updates: (blocks.updates - warm.updates) / BOOKINGS,
  };
}
