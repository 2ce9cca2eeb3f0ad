import type { Pause, Process } from '../engine/clock.ts';
import { COMMANDS, cpuOfUpdate } from './parts.ts';
import type { Place, World } from './world.ts';

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
  readonly #world: World;
  readonly #place: Place;
  readonly #shard: number;
  #waiting: (() => void)[] = [];
  #isSending = false;

  constructor(world: World, place: Place) {
    this.#world = world;
    this.#place = place;
    this.#shard = world.someShard();
  }

  /** Waits until an update with this command has been decided and its seats are written. */
  send(): Pause {
    return (resume) => {
      this.#waiting.push(resume);
      if (this.#isSending) return;
      this.#isSending = true;
      this.#world.clock.start(this.#sendAll());
    };
  }

  *#sendAll(): Process {
    const world = this.#world;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, world.settings.batch);
      this.updates += 1;
      this.commands += batch.length;
      yield* world.travel(HOPS);
      yield* world.compute(WHOLE, cpuOfUpdate(world.settings), this.#place);
      yield* world.store(1, this.#shard);
      yield* world.commit();
      for (const resume of batch) resume();
    }
    this.#isSending = false;
  }
}

/** The blocks of all flights, one for each flight. Each worker process has its own queue to a block. */
export class SeatBlocks {
  readonly #world: World;
  readonly #blocks = new Map<string, SeatBlock>();

  constructor(world: World) {
    this.#world = world;
  }

  get updates(): number {
    return this.#sum(({ updates }) => updates);
  }

  /** Updates for a booking, as far as commands were sent. */
  get updatesOfABooking(): number {
    const commands = this.#sum((block) => block.commands);
    return commands === 0 ? COMMANDS : (COMMANDS * this.updates) / commands;
  }

  of(flight: number, place: Place): SeatBlock {
    const key = `${flight} ${place.worker}`;
    const block = this.#blocks.get(key) ?? new SeatBlock(this.#world, place);
    this.#blocks.set(key, block);
    return block;
  }

  #sum(of: (block: SeatBlock) => number): number {
    return [...this.#blocks.values()].reduce((total, block) => total + of(block), 0);
  }
}
