import { withTimeout } from '@jumpseat/db';

/** A read that takes longer fails, so that callers who wait for it can continue. In milliseconds. */
const READ_TIMEOUT_MS = 7_000;

interface Shared {
  /** Resolves when the running read has ended, even if it failed. */
  readonly ended: Promise<void>;
  /** The read that starts then, for all callers that asked meanwhile. */
  next: Promise<unknown> | undefined;
}

/**
 * Lets equal reads share one database read. At most one read of a kind runs at a time. Calls during it share the next
 * one, so no caller gets a state older than its call.
 *
 * @param names the methods to share; their arguments must be plain data
 */
export function shareReads<Store extends object, Name extends keyof Store & string>(
  store: Store,
  names: readonly Name[],
): Store {
  return { ...store, ...Object.fromEntries(names.map((name) => [name, shareRead(store[name] as Read)])) };
}

type Read = (...args: unknown[]) => Promise<unknown>;

function shareRead(read: Read): Read {
  const running = new Map<string, Shared>();

  function start(key: string, args: unknown[]): Promise<unknown> {
    const result = withTimeout(READ_TIMEOUT_MS, read(...args));
    const ended = result.then(
      () => end(key, shared),
      () => end(key, shared),
    );
    const shared: Shared = { ended, next: undefined };
    running.set(key, shared);
    return result;
  }

  function end(key: string, shared: Shared): void {
    if (!shared.next) running.delete(key);
  }

  return async (...args) => {
    const key = JSON.stringify(args);
    const shared = running.get(key);
    if (!shared) return start(key, args);
    shared.next ??= shared.ended.then(() => start(key, args));
    return shared.next;
  };
}
