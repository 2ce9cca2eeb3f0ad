import { summarise } from '../../shared/latency.ts';
import type { Latency } from '../../shared/results.ts';
import type { Process } from '../engine/clock.ts';
import type { Settings } from '../settings.ts';
import { type Booked, book } from './book.ts';
import { SeatBlocks } from './seat-block.ts';
import { peakRate, type Sizes } from './sizes.ts';
import { World } from './world.ts';

/** Of the simulated bookings, those that only fill the queues. */
const WARM_UP = 0.2;
/** If this many times the usual bookings are under way, the queues only grow. */
const MOST_UNDER_WAY = 10_000;

export interface BusyHour {
  readonly hold: Latency;
  readonly confirm: Latency;
  /** Milliseconds of a hold by part, waiting and being served. */
  readonly waits: ReadonlyMap<string, Latency>;
  /** The share of the time for which each part is busy. */
  readonly use: ReadonlyMap<string, number>;
  /** Updates of seat blocks for a booking. */
  readonly updates: number;
}

/** Bookings come at random moments, as many a second as in the busiest hour. */
export function simulateBusyHour(settings: Settings, sizes: Sizes): BusyHour {
  const world = new World(settings, sizes);
  const blocks = new SeatBlocks(world);
  const all: Booked[] = [];
  const betweenMs = 1_000 / peakRate(settings);
  let begun = 0;

  function* passenger(): Process {
    const flight = world.random.below(settings.flights);
    all.push(yield* book(world, blocks, { flight, ownMs: 0, gatewayMs: settings.gatewayMs }));
  }
  function* arrivals(): Process {
    while (begun < settings.bookings) {
      yield world.clock.wait(world.random.exponential(betweenMs));
      begun += 1;
      world.clock.start(passenger());
    }
  }
  world.clock.start(arrivals());
  // Stops with the last arrival: afterwards the queues only run empty.
  world.clock.run(() => begun === settings.bookings || begun - all.length > MOST_UNDER_WAY);

  const counted = all.slice(Math.floor(all.length * WARM_UP));
  const parts = new Set(counted.flatMap(({ holdWaits }) => [...holdWaits.parts()]));
  const waitsOf = (part: string) => counted.map(({ holdWaits }) => holdWaits.of(part));
  return {
    hold: summarise(counted.map(({ holdMs }) => holdMs)),
    confirm: summarise(counted.map(({ confirmMs }) => confirmMs)),
    waits: new Map([...parts].map((part) => [part, summarise(waitsOf(part))])),
    use: world.use(),
    updates: blocks.updatesOfABooking,
  };
}
