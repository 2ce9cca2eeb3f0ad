import { summarise } from '../../shared/latency.ts';
import type { Latency } from '../../shared/results.ts';
import type { Process } from '../engine/clock.ts';
import type { Settings } from '../settings.ts';
import { type BookingTimes, book } from './book.ts';
import { type Capacity, peakRate } from './capacity.ts';
import { SeatBlocks } from './seat-block.ts';
import { SimulatedSystem } from './simulated-system.ts';

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
export function simulateBusyHour(settings: Settings, capacity: Capacity): BusyHour {
  const system = new SimulatedSystem(settings, capacity);
  const blocks = new SeatBlocks(system);
  const all: BookingTimes[] = [];
  const betweenMs = 1_000 / peakRate(settings);
  let begun = 0;

  function* passenger(): Process {
    const flight = system.random.below(settings.flights);
    all.push(yield* book(system, blocks, { flight, ownMs: 0, gatewayMs: settings.gatewayMs }));
  }
  function* arrivals(): Process {
    while (begun < settings.bookings) {
      yield system.clock.wait(system.random.exponential(betweenMs));
      begun += 1;
      system.clock.start(passenger());
    }
  }
  system.clock.start(arrivals());
  // Stops with the last arrival: afterwards the queues only run empty.
  system.clock.run(() => begun === settings.bookings || begun - all.length > MOST_UNDER_WAY);

  const counted = all.slice(Math.floor(all.length * WARM_UP));
  const parts = new Set(counted.flatMap(({ holdWaits }) => [...holdWaits.parts()]));
  const waitsOf = (part: string) => counted.map(({ holdWaits }) => holdWaits.of(part));
  return {
    hold: summarise(counted.map(({ holdMs }) => holdMs)),
    confirm: summarise(counted.map(({ confirmMs }) => confirmMs)),
    waits: new Map([...parts].map((part) => [part, summarise(waitsOf(part))])),
    use: system.use(),
    updates: blocks.updatesOfABooking,
  };
}
