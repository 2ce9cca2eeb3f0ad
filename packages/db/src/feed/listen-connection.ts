import { type Client, openClient } from '../connect.ts';
import { CHANNEL } from './channel.ts';

const HEARTBEAT = 'heartbeat';

/** Heartbeats in a row that may be missing, because a busy process receives them late. */
const MAX_MISSED = 1;

/**
 * A connection that listens, and another one that sends it heartbeats. Only received payloads prove that it still
 * works.
 */
export class ListenConnection {
  readonly #sql: Client;
  #missed = 0;

  constructor(url: string) {
    this.#sql = openClient(url, { max: 1, name: 'jumpseat-feed' });
  }

  /** Whether notifications reach the database but not this process any more. */
  get isSilent(): boolean {
    return this.#missed > MAX_MISSED;
  }

  /**
   * Starts to listen; throws if it can't. After a lost connection the driver retries four times a second, and calls
   * `onListening` each time it listens again.
   */
  async listen(onPayload: (payload: string) => void, onListening: () => void): Promise<void> {
    const receive = (payload: string) => {
      this.#missed = 0;
      if (payload !== HEARTBEAT) onPayload(payload);
    };
    await this.#sql.listen(CHANNEL, receive, onListening);
  }

  /** Sends a heartbeat to this connection. */
  sendHeartbeat(): void {
    this.#missed += 1;
    // An unreachable database is not silence: the driver reconnects to it.
    this.#sql.notify(CHANNEL, HEARTBEAT).catch(() => {
      this.#missed = 0;
    });
  }

  close(): Promise<void> {
    return this.#sql.end({ timeout: 0 });
  }
}
