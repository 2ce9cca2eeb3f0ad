import type { Connection, ConnectionStatus } from '@jumpseat/client';

/** The connection as a visitor sees it; nothing for `idle`. */
export type PageStatus = ConnectionStatus | 'offline';

/** How long a connection may be lost before the visitor hears of it, in milliseconds. */
const OUTAGE_MS = 2_000;

/** Whether the page is live: the state of the socket, unless the device itself is offline. */
export class ConnectionState {
  #socketStatus = $state<ConnectionStatus>('idle');
  #online = $state(true);
  #isLate = $state(false);
  #outageTimer: ReturnType<typeof setTimeout> | undefined;

  readonly status = $derived<PageStatus>(this.#online ? this.#socketStatus : 'offline');
  /** Why the page isn't live; null if it is, or if the connection was lost only a moment ago. */
  readonly outage = $derived(this.#online ? (this.#isLate ? 'unreachable' : null) : 'offline');

  /** Follows the connection and the device, and checks the connection when the page is back. Returns how to stop. */
  follow(connection: Connection, device: Window): () => void {
    const stop = connection.subscribe((status) => this.#become(status));
    const readOnline = () => {
      this.#online = device.navigator.onLine;
    };
    const check = () => {
      if (!device.document.hidden) connection.check();
    };
    readOnline();
    device.addEventListener('online', readOnline);
    device.addEventListener('online', check);
    device.document.addEventListener('visibilitychange', check);
    device.addEventListener('offline', readOnline);
    return () => {
      stop();
      clearTimeout(this.#outageTimer);
      device.removeEventListener('online', readOnline);
      device.removeEventListener('online', check);
      device.document.removeEventListener('visibilitychange', check);
      device.removeEventListener('offline', readOnline);
    };
  }

  #become(status: ConnectionStatus): void {
    this.#socketStatus = status;
    clearTimeout(this.#outageTimer);
    if (status === 'idle' || status === 'live') this.#isLate = false;
    else {
      this.#outageTimer = setTimeout(() => {
        this.#isLate = true;
      }, OUTAGE_MS);
    }
  }
}
