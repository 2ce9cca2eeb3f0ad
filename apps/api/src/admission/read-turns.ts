import type { Socket } from 'node:net';
import { JumpseatError, refusal } from '@jumpseat/domain';
import { Counts } from './counts.ts';
import { REQUEST_MS, timeLeft } from './deadline.ts';

/** How many reads run concurrently, and how many of them for one connection and for one address. */
const RUNNING = 16;
const RUNNING_PER_ADDRESS = 12;
const RUNNING_PER_CONNECTION = 4;
/** How many reads of one connection wait. More are refused. */
const WAITING_PER_CONNECTION = 100;

/** What a caller is reached by. */
export type CallerSocket = Pick<Socket, 'remoteAddress' | 'once'>;

interface Caller {
  readonly address: string;
  running: number;
  readonly waiting: Set<PromiseWithResolvers<void>>;
}

/**
 * Runs reads of what anyone may see. Where more are asked for than run concurrently, each connection has its turn: one that asks for much
 * waits for itself. What a connection still waits for when it closes is not read.
 */
export class ReadTurns {
  readonly #callers = new WeakMap<CallerSocket, Caller>();
  /** Those with reads that wait, in the order of their turns. */
  readonly #inTurn = new Set<Caller>();
  readonly #runningFor = new Counts<string>();
  #running = 0;

  /** Throws OVERLOADED where the connection waits for too many already, or its request's time is over first. */
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
      this.#runningFor.of(caller.address) < RUNNING_PER_ADDRESS
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
    this.#inTurn.add(caller);
    const timer = setTimeout(() => this.#giveUp(caller, turn), timeLeft(REQUEST_MS));
    try {
      await turn.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  #giveUp(caller: Caller, turn: PromiseWithResolvers<void>): void {
    if (!caller.waiting.delete(turn)) return;
    if (caller.waiting.size === 0) this.#inTurn.delete(caller);
    turn.reject(new JumpseatError(refusal('OVERLOADED')));
  }

  #drop(caller: Caller): void {
    for (const turn of caller.waiting) this.#giveUp(caller, turn);
  }

  #startNext(): void {
    for (const caller of this.#inTurn) {
      if (this.#running >= RUNNING) return;
      if (!this.#hasRoom(caller)) continue;
      const [turn] = caller.waiting;
      if (!turn) continue;
      this.#change(caller, 1);
      caller.waiting.delete(turn);
      // The others come before its next.
      this.#inTurn.delete(caller);
      if (caller.waiting.size > 0) this.#inTurn.add(caller);
      turn.resolve();
    }
  }
}
