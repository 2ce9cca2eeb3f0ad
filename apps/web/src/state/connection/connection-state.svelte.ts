import type { Connection, ConnectionStatus } from '@jumpseat/client';

/** What a visitor is told of the connection; `idle` is told nothing. */
export type Reach = ConnectionStatus | 'offline';

/** Whether what the page shows is live: the socket's state, unless the device itself is offline. */
export class ConnectionState {
  #status = $state<ConnectionStatus>('idle');
  #online = $state(true);

  readonly reach = $derived<Reach>(this.#online ? this.#status : 'offline');

  /** Follows a connection and the device, until the answer is called. */
  follow(connection: Connection, device: Window): () => void {
    const stop = connection.subscribe((status) => {
      this.#status = status;
    });
    const look = () => {
      this.#online = device.navigator.onLine;
    };
    look();
    device.addEventListener('online', look);
    device.addEventListener('offline', look);
    return () => {
      stop();
      device.removeEventListener('online', look);
      device.removeEventListener('offline', look);
    };
  }
}
