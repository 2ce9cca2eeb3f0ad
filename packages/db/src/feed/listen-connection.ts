import { type Client, openClient } from '../connect.ts';
import { CHANNEL } from './channel.ts';

/** The payload of a heartbeat. */
export const HEARTBEAT = 'heartbeat';

/** How many heartbeats in a row may stay out: a busy process receives them late. */
const MAX_MISSED = 1;

/** One connection that listens, and another that notifies it. Only what is received proves that the first still works. */
export class ListenConnection {
  readonly #sql: Client;
  #missed = 0;

  constructor(url: string) {
    this.#sql = openClient(url, { max: 1, name: 'jumpseat-feed' });
  }

  /** Whether notifications reach the database but no longer reach this process. */
  get isSilent(): boolean {
    return this.#missed > MAX_MISSED;
  }

  /**
   * Starts to listen. Throws where it can't. When the connection is lost, the driver reconnects four times a second. It calls
   * `onListening` each time that it listens again.
   */
  async listen(onPayload: (payload: string) => void, onListening: () => void): Promise<void> {
    const receive = (payload: string) => {
      this.#missed = 0;
      if (payload !== HEARTBEAT) onPayload(payload);
    };
    await this.#sql.listen(CHANNEL, receive, onListening);
  }

  /** Sends a heartbeat to itself. */
  sendHeartbeat(): void {
    this.#missed += 1;
    // A database that can't be reached is not silent: the driver reconnects to it.
    this.#sql.notify(CHANNEL, HEARTBEAT).catch(() => {
      this.#missed = 0;
    });
  }

  close(): Promise<void> {
    return this.#sql.end({ timeout: 0 });
  }
}
