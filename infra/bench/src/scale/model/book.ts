import type { Process } from '../engine/clock.ts';
import { cpuOfBooking, STEPS, type StepName } from './booking-steps.ts';
import type { SeatBlocks } from './seat-block.ts';
import type { AssignedNodes, SimulatedSystem } from './simulated-system.ts';
import { Waits } from './waits.ts';

/** Milliseconds of one booking. `confirm` runs from the end of the hold, or from the payment if that came later. */
export interface BookingTimes {
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
export function* book(system: SimulatedSystem, blocks: SeatBlocks, passenger: Passenger): Process<BookingTimes> {
  const { clock } = system;
  const order = new OrderSteps(system, passenger.ownMs);
  const block = blocks.of(passenger.flight, order.nodes);
  const admission = system.admission[order.nodes.api];
  const waits = new Waits();
  const askedAt = clock.now;

  if (admission) yield* system.waitFor('admission', admission.acquire(), waits);
  yield* order.take('open', waits);
  yield* system.waitFor('seat block', block.send(), waits);
  yield* order.take('held', waits);
  yield* system.commit(waits);
  admission?.release();
  const heldAt = clock.now;

  // Commands of running orders come first, and count.
  admission?.acquireAtOnce();
  yield* order.take('rest');
  yield* order.take('pay');
  yield* system.commit();
  admission?.release();
  yield* order.take('charge');
  if (passenger.gatewayMs > 0) yield clock.wait(passenger.gatewayMs);
  yield block.send();
  yield* order.take('confirm');
  yield* system.commit();
  return { holdMs: heldAt - askedAt, confirmMs: clock.now - heldAt, holdWaits: waits };
}

/** The steps of one order, at the nodes and the shard that it happens to have. */
export class OrderSteps {
  readonly nodes: AssignedNodes;
  readonly #system: SimulatedSystem;
  readonly #shard: number;
  readonly #ownMs: number;

  constructor(system: SimulatedSystem, ownMs = 0) {
    this.#system = system;
    this.nodes = system.assignNodes();
    this.#shard = system.assignShard();
    this.#ownMs = ownMs;
  }

  *take(name: StepName, waits?: Waits): Process {
    const { cpu, transitions, tasks, hops } = STEPS[name];
    const system = this.#system;
    yield* system.travel(hops, waits);
    yield* system.compute(cpu, cpuOfBooking(system.settings, this.#ownMs), this.nodes, waits);
    yield* system.store(transitions, this.#shard, waits);
    yield* system.handOut(tasks, waits);
  }
}
