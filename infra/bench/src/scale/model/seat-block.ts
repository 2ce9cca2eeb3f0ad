import type { Process, Suspend } from '../engine/clock.ts';
import { COMMANDS, cpuOfUpdate } from './booking-steps.ts';
import type { AssignedNodes, SimulatedSystem } from './simulated-system.ts';

const WHOLE = { api: 1, worker: 1, temporal: 1, postgres: 1 };
/** From the worker to Temporal, to the block's worker, and back; then to Postgres and back. */
const HOPS = 6;

/**
 * A seat block's workflow, as one worker process asks it. One update is under way at a time; the next one takes all
 * commands that wait, as `CommandBatcher` of apps/worker does.
 */
export class SeatBlock {
  updates = 0;
  /** Commands in these updates. */
  commands = 0;
  readonly #system: SimulatedSystem;
  readonly #nodes: AssignedNodes;
  readonly #shard: number;
  #waiting: (() => void)[] = [];
  #isSending = false;

  constructor(system: SimulatedSystem, nodes: AssignedNodes) {
    this.#system = system;
    this.#nodes = nodes;
    this.#shard = system.assignShard();
  }

  /** Waits until an update with this command has been decided and its seats are written. */
  send(): Suspend {
    return (resume) => {
      this.#waiting.push(resume);
      if (this.#isSending) return;
      this.#isSending = true;
      this.#system.clock.start(this.#sendAll());
    };
  }

  *#sendAll(): Process {
    const system = this.#system;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, system.settings.batch);
      this.updates += 1;
      this.commands += batch.length;
      yield* system.travel(HOPS);
      yield* system.compute(WHOLE, cpuOfUpdate(system.settings), this.#nodes);
      yield* system.store(1, this.#shard);
      yield* system.commit();
      for (const resume of batch) resume();
    }
    this.#isSending = false;
  }
}

/** The blocks of all flights, one for each flight. Each worker process has its own queue to a block. */
export class SeatBlocks {
  readonly #system: SimulatedSystem;
  readonly #blocks = new Map<string, SeatBlock>();

  constructor(system: SimulatedSystem) {
    this.#system = system;
  }

  get updates(): number {
    return this.#sum(({ updates }) => updates);
  }

  /** Updates for a booking, as far as commands were sent. */
  get updatesOfABooking(): number {
    const commands = this.#sum((block) => block.commands);
    return commands === 0 ? COMMANDS : (COMMANDS * this.updates) / commands;
  }

  of(flight: number, nodes: AssignedNodes): SeatBlock {
    const key = `${flight} ${nodes.worker}`;
    const block = this.#blocks.get(key) ?? new SeatBlock(this.#system, nodes);
    this.#blocks.set(key, block);
    return block;
  }

  #sum(of: (block: SeatBlock) => number): number {
    return [...this.#blocks.values()].reduce((total, block) => total + of(block), 0);
  }
}
