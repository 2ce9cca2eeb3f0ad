import type { SeatCommand, SeatOutcome } from '@jumpseat/domain';

/** Sends a batch of commands to the block; one outcome a command, in order. */
type Send = (commands: readonly SeatCommand[]) => Promise<readonly SeatOutcome[]>;

interface Waiting {
  readonly command: SeatCommand;
  readonly answer: PromiseWithResolvers<SeatOutcome>;
}

/** Sends at most this many commands with one update: its answer stays small. */
const BATCH = 200;

/**
 * The commands of this process to one seat block. One update is in flight at a time, and all that waits goes with the next:
 * a block under load then costs far less than one update a command.
 */
export class CommandQueue {
  readonly #send: Send;
  readonly #pending = new Map<string, Waiting>();
  #waiting: Waiting[] = [];
  #isSending = false;

  constructor(send: Send) {
    this.#send = send;
  }

  get isIdle(): boolean {
    return this.#pending.size === 0;
  }

  /** Asks for a command's outcome. The same command asked again while it is under way gets the same answer. */
  ask(command: SeatCommand): Promise<SeatOutcome> {
    const key = `${command.orderId} ${command.sequence} ${command.token} ${command.type}`;
    const known = this.#pending.get(key);
    if (known) return known.answer.promise;
    const waiting = { command, answer: Promise.withResolvers<SeatOutcome>() };
    this.#pending.set(key, waiting);
    this.#waiting.push(waiting);
    void this.#drain();
    return waiting.answer.promise.finally(() => this.#pending.delete(key));
  }

  async #drain(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH);
      try {
        const outcomes = await this.#send(batch.map(({ command }) => command));
        for (const [index, { answer }] of batch.entries()) settle(answer, outcomes[index]);
      } catch (error) {
        for (const { answer } of batch) answer.reject(error);
      }
    }
    this.#isSending = false;
  }
}

function settle(answer: PromiseWithResolvers<SeatOutcome>, outcome: SeatOutcome | undefined): void {
  if (outcome) answer.resolve(outcome);
  else answer.reject(new Error('the seat block answered fewer outcomes than it was sent commands'));
}
