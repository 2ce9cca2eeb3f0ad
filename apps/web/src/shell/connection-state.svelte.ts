import type { Connection, ConnectionStatus } from '@jumpseat/client';

/** What a visitor is told of the connection; `idle` is told nothing. */
export type Reach = ConnectionStatus | 'offline';

/** So long a lost connection may take to come back before the visitor is bothered with it, in milliseconds. */
const PATIENCE_MS = 2_000;

/** Whether what the page shows is live: the socket's state, unless the device itself is offline. */
export class ConnectionState {
  #status = $state<ConnectionStatus>('idle');
  #online = $state(true);
  #isLate = $state(false);
  #patience: ReturnType<typeof setTimeout> | undefined;

  readonly reach = $derived<Reach>(this.#online ? this.#status : 'offline');
  /** What keeps the page from being live; null while nothing does, and for a moment after something began to. */
  readonly trouble = $derived(this.#online ? (this.#isLate ? 'unreachable' : null) : 'offline');

  /** Follows a connection and the device, until the answer is called. What may have been lost unnoticed is asked for when the page comes back. */
  follow(connection: Connection, device: Window): () => void {
    const stop = connection.subscribe((status) => this.#become(status));
    const look = () => {
      this.#online = device.navigator.onLine;
    };
    const check = () => {
      if (!device.document.hidden) connection.check();
    };
    look();
    device.addEventListener('online', look);
    device.addEventListener('online', check);
    device.document.addEventListener('visibilitychange', check);
    device.addEventListener('offline', look);
    return () => {
      stop();
      clearTimeout(this.#patience);
      device.removeEventListener('online', look);
      device.removeEventListener('online', check);
      device.document.removeEventListener('visibilitychange', check);
      device.removeEventListener('offline', look);
    };
  }

  #become(status: ConnectionStatus): void {
    this.#status = status;
    clearTimeout(this.#patience);
    if (status === 'idle' || status === 'live') this.#isLate = false;
    else {
      this.#patience = setTimeout(() => {
        this.#isLate = true;
      }, PATIENCE_MS);
    }
  }
}
