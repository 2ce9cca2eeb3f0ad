/** `idle`: there are no watches. `connecting`: for the first time. `reconnecting`: after the connection was lost. */
export type ConnectionStatus = 'idle' | 'connecting' | 'live' | 'reconnecting';

/** The state of the connection. @public */
export interface Connection {
  readonly status: ConnectionStatus;
  /** Calls `listener` at once and with each change. Returns a function that stops that. */
  subscribe(listener: (status: ConnectionStatus) => void): () => void;
  /**
   * Pings the server, and opens a new connection if no answer comes within 3 s. Call it when a page is visible again or
   * its device is online again. Without it, the client notices a dead connection within 20 s.
   */
  check(): void;
}

/** The state of tRPC's socket. */
export interface SocketState {
  readonly state: 'idle' | 'connecting' | 'pending';
}

interface Source<T> {
  get(): T;
  subscribe(observer: { next(value: T): void }): unknown;
}

/** Observes tRPC's socket as a `Connection`. */
export function observeConnection(source: Source<SocketState>, check: () => void): Connection {
  let status: ConnectionStatus = 'idle';
  const listeners = new Set<(status: ConnectionStatus) => void>();
  const update = ({ state }: SocketState) => {
    const next = nextStatus(status, state);
    if (next === status) return;
    status = next;
    for (const listener of listeners) listener(status);
  };
  update(source.get());
  source.subscribe({ next: update });
  return {
    get status() {
      return status;
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(status);
      return () => void listeners.delete(listener);
    },
    check,
  };
}

function nextStatus(before: ConnectionStatus, state: SocketState['state']): ConnectionStatus {
  if (state === 'idle') return 'idle';
  if (state === 'pending') return 'live';
  return before === 'live' || before === 'reconnecting' ? 'reconnecting' : 'connecting';
}
