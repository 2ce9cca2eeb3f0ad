import { type Client, openClient } from '../connect.ts';
import { CHANNEL } from './channel.ts';

/** Said on the channel only to be heard. */
export const PULSE = 'pulse';

/** So many pulses in a row may go unheard: a busy process hears late. */
const MAX_UNHEARD = 1;

/** One connection that listens, and another that speaks to it: only what is heard proves that the first still works. */
export class Ear {
  readonly #sql: Client;
  #unheard = 0;

  constructor(url: string) {
    this.#sql = openClient(url, { max: 1, name: 'jumpseat-feed' });
  }

  /** Whether it has gone deaf: what is said to it arrives at the database, and not here. */
  get isDeaf(): boolean {
    return this.#unheard > MAX_UNHEARD;
  }

  /**
   * Begins to listen; throws where it can't. Then, and when the connection was lost, the driver tries four times a second
   * until it listens again, and calls `onListening` each time that it does.
   */
  async listen(onPayload: (payload: string) => void, onListening: () => void): Promise<void> {
    const hear = (payload: string) => {
      this.#unheard = 0;
      if (payload !== PULSE) onPayload(payload);
    };
    await this.#sql.listen(CHANNEL, hear, onListening);
  }

  pulse(): void {
    this.#unheard += 1;
    // A database that can't be spoken to is not silent, and the driver is on its way back to it.
    this.#sql.notify(CHANNEL, PULSE).catch(() => {
      this.#unheard = 0;
    });
  }

  close(): Promise<void> {
    return this.#sql.end({ timeout: 0 });
  }
}
