import { summarise } from '../../shared/latency.ts';
import type { Latency } from '../../shared/results.ts';
import type { Process } from '../engine/clock.ts';
import type { Settings } from '../settings.ts';
import { OrderSteps } from './book.ts';
import type { Capacity } from './capacity.ts';
import { SeatBlocks } from './seat-block.ts';
import { SimulatedSystem } from './simulated-system.ts';

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
  readonly overloaded: Latency & { readonly count: number };
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
export function simulateRush(settings: Settings, capacity: Capacity, sharedCores?: number, ownMs = 0): Rush {
  const system = new SimulatedSystem(settings, capacity, sharedCores);
  const { clock, random } = system;
  const blocks = new SeatBlocks(system);
  const waited = { held: [] as number[], refused: [] as number[], overloaded: [] as number[] };
  const ordersOfAFlight = Math.floor(settings.seatsAFlight / settings.seatsABooking);
  let left = ordersOfAFlight;
  /** As Postgres shows it: a seat block's decision is written a little later. */
  let leftInPostgres = ordersOfAFlight;
  let soldOutMs = 0;

  function* ask(): Process<keyof typeof waited> {
    const order = new OrderSteps(system, ownMs);
    const refusal = { api: settings.refusalMs, postgres: settings.refusalMs };
    const seesSoldOut = function* (): Process<boolean> {
      yield* system.compute(REFUSAL, refusal, order.nodes);
      return leftInPostgres === 0;
    };
    if (leftInPostgres === 0 && (yield* seesSoldOut())) return 'refused';
    const admission = system.admission[order.nodes.api];
    const isLate = admission ? !(yield* admission.acquireWithin(LONGEST_WAIT_MS)) : false;
    if (leftInPostgres === 0 || isLate) {
      if (!isLate) admission?.release();
      return (yield* seesSoldOut()) ? 'refused' : 'overloaded';
    }
    yield* order.take('open');
    // The update takes its commands in the order in which they came.
    const isGranted = left > 0;
    if (isGranted) left -= 1;
    yield blocks.of(0, order.nodes).send();
    if (isGranted) leftInPostgres -= 1;
    yield* order.take('held');
    yield* system.commit();
    admission?.release();
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
    overloaded: summary(waited.overloaded),
    soldOutMs,
    updates: blocks.updates,
  };
}
