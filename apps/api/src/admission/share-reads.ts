import { withTimeout } from '@jumpseat/db';

/** A read that isn't answered within so many milliseconds keeps nobody else waiting. */
const ANSWER_MS = 7_000;

interface Shared {
  /** Resolves when the read under way has ended, however it did. */
  readonly ended: Promise<void>;
  /** The read that begins then, for all who asked meanwhile. */
  next: Promise<unknown> | undefined;
}

/**
 * The same reads, but equal ones share a read of the database. At most one of a kind is under way. Who asks meanwhile gets the one after it,
 * so nobody is told what was so before the question.
 *
 * @param names those that are shared; their arguments are plain data
 */
export function shareReads<Store extends object, Name extends keyof Store & string>(
  store: Store,
  names: readonly Name[],
): Store {
  return { ...store, ...Object.fromEntries(names.map((name) => [name, shareRead(store[name] as Read)])) };
}

type Read = (...args: unknown[]) => Promise<unknown>;

function shareRead(read: Read): Read {
  const underWay = new Map<string, Shared>();

  function begin(key: string, args: unknown[]): Promise<unknown> {
    const answer = withTimeout(ANSWER_MS, read(...args));
    const ended = answer.then(
      () => end(key, shared),
      () => end(key, shared),
    );
    const shared: Shared = { ended, next: undefined };
    underWay.set(key, shared);
    return answer;
  }

  function end(key: string, shared: Shared): void {
    if (!shared.next) underWay.delete(key);
  }

  return async (...args) => {
    const key = JSON.stringify(args);
    const shared = underWay.get(key);
    if (!shared) return begin(key, args);
    shared.next ??= shared.ended.then(() => begin(key, args));
    return shared.next;
  };
}
