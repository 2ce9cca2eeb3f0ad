import type { Socket } from 'node:net';
import { JumpseatError, refusal } from '@jumpseat/domain';
import { REQUEST_MS, timeLeft } from './deadline.ts';
import { KeyedCounts } from './keyed-counts.ts';

/** The limits on concurrent reads: of a node, of one address, and of one connection. */
const RUNNING = 16;
const RUNNING_PER_ADDRESS = 12;
const RUNNING_PER_CONNECTION = 4;
/** Reads of one connection that may wait. More are refused. */
const WAITING_PER_CONNECTION = 100;

/** The caller's connection. */
export type CallerSocket = Pick<Socket, 'remoteAddress' | 'once'>;

interface Caller {
  readonly address: string;
  running: number;
  readonly waiting: Set<PromiseWithResolvers<void>>;
}

/**
 * Limits concurrent public reads of a node, and queues the rest. Connections take turns, so one that requests much
 * delays only itself. The queued reads of a connection that closes are dropped.
 */
export class ReadQueue {
  readonly #callers = new WeakMap<CallerSocket, Caller>();
  /** Callers with queued reads, in the order of their turns. */
  readonly #queue = new Set<Caller>();
  readonly #runningFor = new KeyedCounts<string>();
  #running = 0;

  /**
   * Runs a read in turn. Throws OVERLOADED if the connection has too many queued reads, or at the request's deadline.
   */
  async run<T>(socket: CallerSocket, read: () => Promise<T>): Promise<T> {
    const caller = this.#callerOf(socket);
    if (this.#hasRoom(caller)) this.#change(caller, 1);
    else await this.#wait(caller);
    try {
      return await read();
    } finally {
      this.#change(caller, -1);
      this.#startNext();
    }
  }

  #callerOf(socket: CallerSocket): Caller {
    const known = this.#callers.get(socket);
    if (known) return known;
    const caller: Caller = { address: socket.remoteAddress ?? '', running: 0, waiting: new Set() };
    this.#callers.set(socket, caller);
    socket.once('close', () => this.#drop(caller));
    return caller;
  }

  #hasRoom(caller: Caller): boolean {
    return (
      this.#running < RUNNING &&
      caller.running < RUNNING_PER_CONNECTION &&
      this.#runningFor.get(caller.address) < RUNNING_PER_ADDRESS
    );
  }

  #change(caller: Caller, by: 1 | -1): void {
    this.#running += by;
    caller.running += by;
    this.#runningFor.change(caller.address, by);
  }

  async #wait(caller: Caller): Promise<void> {
    if (caller.waiting.size >= WAITING_PER_CONNECTION) throw new JumpseatError(refusal('OVERLOADED'));
    const turn = Promise.withResolvers<void>();
    caller.waiting.add(turn);
    this.#queue.add(caller);
    const timer = setTimeout(() => this.#giveUp(caller, turn), timeLeft(REQUEST_MS));
    try {
      await turn.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  #giveUp(caller: Caller, turn: PromiseWithResolvers<void>): void {
    if (!caller.waiting.delete(turn)) return;
    if (caller.waiting.size === 0) this.#queue.delete(caller);
    turn.reject(new JumpseatError(refusal('OVERLOADED')));
  }

  #drop(caller: Caller): void {
    for (const turn of caller.waiting) this.#giveUp(caller, turn);
  }

  #startNext(): void {
    for (const caller of this.#queue) {
      if (this.#running >= RUNNING) return;
      if (!this.#hasRoom(caller)) continue;
      const [turn] = caller.waiting;
      if (!turn) continue;
      this.#change(caller, 1);
      caller.waiting.delete(turn);
      // Its next read comes after those of the others.
      this.#queue.delete(caller);
      if (caller.waiting.size > 0) this.#queue.add(caller);
      turn.resolve();
    }
  }
}
