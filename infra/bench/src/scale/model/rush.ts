import { summarise } from '../../shared/latency.ts';
import type { Latency } from '../../shared/results.ts';
import type { Process } from '../engine/clock.ts';
import type { Settings } from '../settings.ts';
import { OrderSteps } from './book.ts';
import { SeatBlocks } from './seat-block.ts';
import type { Sizes } from './sizes.ts';
import { World } from './world.ts';

const WITHIN_MS = 1_000;
/** A new order waits at most this long in a rush: `RUSH_WAITS_MS` of apps/api/src/admission. */
const LONGEST_WAIT_MS = 1_500;
/** How a refusal of taken seats divides: the API's share, and Postgres's. */
const REFUSAL = { api: 0.63, postgres: 0.37 };

export interface Rush {
  /** Who got seats. */
  readonly held: Latency & { readonly count: number };
  /** Who was told that none is left. */
  readonly refused: Latency & { readonly count: number };
  /** Who was told to come back: OVERLOADED. */
  readonly sentAway: Latency & { readonly count: number };
  /** When the last seats were held, in milliseconds after the first request. */
  readonly soldOutMs: number;
  readonly updates: number;
}

/**
 * Passengers ask for seats of one flight within a second, once each. Nobody asks for seats that are taken while others
 * are free: then more would be refused early, at less cost.
 *
 * @param sharedCores the number of cores on which everything runs, as in the bench
 * @param ownMs CPU that a passenger's own program takes of them
 */
export function simulateRush(settings: Settings, sizes: Sizes, sharedCores?: number, ownMs = 0): Rush {
  const world = new World(settings, sizes, sharedCores);
  const { clock, random } = world;
  const blocks = new SeatBlocks(world);
  const waited = { held: [] as number[], refused: [] as number[], sentAway: [] as number[] };
  const ordersOfAFlight = Math.floor(settings.seatsAFlight / settings.seatsABooking);
  let left = ordersOfAFlight;
  /** As Postgres shows it: a seat block's decision is written a little later. */
  let leftInPostgres = ordersOfAFlight;
  let soldOutMs = 0;

  function* ask(): Process<keyof typeof waited> {
    const order = new OrderSteps(world, ownMs);
    const refusal = { api: settings.refusalMs, postgres: settings.refusalMs };
    const seesNone = function* (): Process<boolean> {
      yield* world.compute(REFUSAL, refusal, order.place);
      return leftInPostgres === 0;
    };
    if (leftInPostgres === 0 && (yield* seesNone())) return 'refused';
    const admission = world.admission[order.place.api];
    const isLate = admission ? !(yield* admission.enterWithin(LONGEST_WAIT_MS)) : false;
    if (leftInPostgres === 0 || isLate) {
      if (!isLate) admission?.leave();
      return (yield* seesNone()) ? 'refused' : 'sentAway';
    }
    yield* order.take('open');
    // The update takes its commands in the order in which they came.
    const isGranted = left > 0;
    if (isGranted) left -= 1;
    yield blocks.of(0, order.place).send();
    if (isGranted) leftInPostgres -= 1;
    yield* order.take('held');
    yield* world.commit();
    admission?.leave();
    if (isGranted) soldOutMs = clock.now;
    return isGranted ? 'held' : 'refused';
  }
  function* passenger(): Process {
    yield clock.wait(random.fraction() * WITHIN_MS);
    const askedAt = clock.now;
    const result = yield* ask();
    waited[result].push(clock.now - askedAt);
  }
  for (let each = 0; each < settings.passengers; each++) clock.start(passenger());
  clock.run();

  const summary = (all: readonly number[]) => ({ ...summarise(all), count: all.length });
  return {
    held: summary(waited.held),
    refused: summary(waited.refused),
    sentAway: summary(waited.sentAway),
    soldOutMs,
    updates: blocks.updates,
  };
}
