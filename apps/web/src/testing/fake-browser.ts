import type { Connection, ConnectionStatus } from '@jumpseat/client';

type LockHolder = (lock: Lock | null) => unknown;

/** For tests: a browser whose tabs share channels and locks. The test takes it offline and back. */
export function fakeBrowser({ hasLocks = true } = {}) {
  const channels = new Set<EventTarget & { readonly name: string }>();
  const held = new Map<string, Promise<unknown>>();
  const windows: (EventTarget & { readonly navigator: { onLine: boolean } })[] = [];

  class FakeChannel extends EventTarget {
    readonly name: string;

    constructor(name: string) {
      super();
      this.name = name;
      channels.add(this);
    }

    postMessage(data: unknown) {
      for (const other of channels) {
        if (other !== this && other.name === this.name) other.dispatchEvent(new MessageEvent('message', { data }));
      }
    }

    close() {
      channels.delete(this);
    }
  }

  /** As `LockManager.request`: the options may be left out, and the callback comes last. */
  async function request(name: string, ...rest: readonly unknown[]) {
    const run = rest.at(-1) as LockHolder;
    const { ifAvailable } = rest[0] as { ifAvailable?: boolean };
    const before = held.get(name);
    if (before && ifAvailable) return run(null);
    const turn = Promise.resolve(before).then(() => run({ name, mode: 'exclusive' }));
    const released = turn.then(
      () => {},
      () => {},
    );
    held.set(name, released);
    try {
      return await turn;
    } finally {
      if (held.get(name) === released) held.delete(name);
    }
  }

  return {
    /** Opens a page in a new tab. */
    tab(): Document {
      const page = Object.assign(new EventTarget(), { hidden: false });
      const navigator = { onLine: true, ...(hasLocks && { locks: { request } }) };
      const device = Object.assign(new EventTarget(), { document: page, navigator, BroadcastChannel: FakeChannel });
      windows.push(device);
      return Object.assign(page, { defaultView: device }) as unknown as Document;
    },
    goes(state: 'online' | 'offline') {
      for (const device of windows) {
        device.navigator.onLine = state === 'online';
        device.dispatchEvent(new Event(state));
      }
    },
  };
}

/** For tests: a connection that is live until the test loses it. */
export function fakeConnection() {
  const listeners = new Set<(status: ConnectionStatus) => void>();
  let status: ConnectionStatus = 'live';
  const connection: Connection = {
    get status() {
      return status;
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(status);
      return () => void listeners.delete(listener);
    },
    check() {},
  };
  return {
    connection,
    becomes(next: ConnectionStatus) {
      status = next;
      for (const listener of listeners) listener(status);
    },
  };
}
