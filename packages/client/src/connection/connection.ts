/** `idle`: nothing is watched. `connecting`: for the first time. `reconnecting`: after it was lost. */
export type ConnectionStatus = 'idle' | 'connecting' | 'live' | 'reconnecting';

/** The state of a connection, and its changes. @public */
export interface Connection {
  readonly status: ConnectionStatus;
  /** Calls back at once and with each change; answers how to stop. */
  subscribe(listener: (status: ConnectionStatus) => void): () => void;
  /**
   * Asks the server whether the connection still stands, and opens a new one where no answer comes within 3 s. For a page that slept, or whose
   * device is online again: by itself the client notices within 20 s.
   */
  check(): void;
}

/** What tRPC tells of its socket. */
export interface SocketState {
  readonly state: 'idle' | 'connecting' | 'pending';
}

interface Source<T> {
  get(): T;
  subscribe(observer: { next(value: T): void }): unknown;
}

/** The connection behind tRPC's socket, in words. */
export function observeConnection(source: Source<SocketState>, check: () => void): Connection {
  let status: ConnectionStatus = 'idle';
  const listeners = new Set<(status: ConnectionStatus) => void>();
  const follow = ({ state }: SocketState) => {
    const next = nextStatus(status, state);
    if (next === status) return;
    status = next;
    for (const listener of listeners) listener(status);
  };
  follow(source.get());
  source.subscribe({ next: follow });
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
