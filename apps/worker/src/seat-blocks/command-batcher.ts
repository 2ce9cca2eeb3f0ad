import type { SeatCommand, SeatOutcome } from '@jumpseat/domain';

/** Sends a batch of commands to the block. Returns one outcome per command, in order. */
type Send = (commands: readonly SeatCommand[]) => Promise<readonly SeatOutcome[]>;

interface PendingCommand {
  readonly command: SeatCommand;
  readonly result: PromiseWithResolvers<SeatOutcome>;
}

/** Keeps the result of an update small. */
const MAX_COMMANDS_PER_UPDATE = 200;

/**
 * Batches the commands of this process to one seat block. One update is in flight at a time; the next one takes all
 * waiting commands. Under load this costs far less than one update per command.
 */
export class CommandBatcher {
  readonly #send: Send;
  readonly #pending = new Map<string, PendingCommand>();
  #waiting: PendingCommand[] = [];
  #isSending = false;

  constructor(send: Send) {
    this.#send = send;
  }

  get isIdle(): boolean {
    return this.#pending.size === 0;
  }

  /** Sends a command and returns its outcome. An equal command that is pending already shares its outcome. */
  send(command: SeatCommand): Promise<SeatOutcome> {
    const key = `${command.orderId} ${command.sequence} ${command.token} ${command.type}`;
    const known = this.#pending.get(key);
    if (known) return known.result.promise;
    const pending = { command, result: Promise.withResolvers<SeatOutcome>() };
    this.#pending.set(key, pending);
    this.#waiting.push(pending);
    void this.#sendAll();
    return pending.result.promise.finally(() => this.#pending.delete(key));
  }

  async #sendAll(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MAX_COMMANDS_PER_UPDATE);
      try {
        const outcomes = await this.#send(batch.map(({ command }) => command));
        for (const [index, { result }] of batch.entries()) resolveWith(result, outcomes[index]);
      } catch (error) {
        for (const { result } of batch) result.reject(error);
      }
    }
    this.#isSending = false;
  }
}

function resolveWith(result: PromiseWithResolvers<SeatOutcome>, outcome: SeatOutcome | undefined): void {
  if (outcome) result.resolve(outcome);
  else result.reject(new Error('the seat block returned fewer outcomes than commands'));
}
