import type { Process } from '../engine/clock.ts';
import { cpuOfBooking, STEPS, type StepName } from './parts.ts';
import type { SeatBlocks } from './seat-block.ts';
import { Waits } from './waits.ts';
import type { Place, World } from './world.ts';

/** Milliseconds of one booking. `confirm` runs from the end of the hold, or from the payment if that came later. */
export interface Booked {
  readonly holdMs: number;
  readonly confirmMs: number;
  readonly holdWaits: Waits;
}

interface Passenger {
  readonly flight: number;
  /** CPU of the passenger's own program for a booking, where it shares the cores. */
  readonly ownMs: number;
  readonly gatewayMs: number;
}

/** A passenger holds two seats and pays at once. */
export function* book(world: World, blocks: SeatBlocks, passenger: Passenger): Process<Booked> {
  const { clock } = world;
  const order = new OrderSteps(world, passenger.ownMs);
  const block = blocks.of(passenger.flight, order.place);
  const admission = world.admission[order.place.api];
  const waits = new Waits();
  const askedAt = clock.now;

  if (admission) yield* world.waitFor('admission', admission.enter(), waits);
  yield* order.take('open', waits);
  yield* world.waitFor('seat block', block.send(), waits);
  yield* order.take('held', waits);
  yield* world.commit(waits);
  admission?.leave();
  const heldAt = clock.now;

  // Commands of running orders come first, and count.
  admission?.enterAtOnce();
  yield* order.take('rest');
  yield* order.take('pay');
  yield* world.commit();
  admission?.leave();
  yield* order.take('charge');
  if (passenger.gatewayMs > 0) yield clock.wait(passenger.gatewayMs);
  yield block.send();
  yield* order.take('confirm');
  yield* world.commit();
  return { holdMs: heldAt - askedAt, confirmMs: clock.now - heldAt, holdWaits: waits };
}

/** The steps of one order, at the nodes and the shard that it happens to have. */
export class OrderSteps {
  readonly place: Place;
  readonly #world: World;
  readonly #shard: number;
  readonly #ownMs: number;

  constructor(world: World, ownMs = 0) {
    this.#world = world;
    this.place = world.somewhere();
    this.#shard = world.someShard();
    this.#ownMs = ownMs;
  }

  *take(name: StepName, waits?: Waits): Process {
    const { cpu, transitions, tasks, hops } = STEPS[name];
    const world = this.#world;
    yield* world.travel(hops, waits);
    yield* world.compute(cpu, cpuOfBooking(world.settings, this.#ownMs), this.place, waits);
    yield* world.store(transitions, this.#shard, waits);
    yield* world.handOut(tasks, waits);
  }
}
