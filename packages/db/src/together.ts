/** Writes at most this many items with one statement. */
const MOST = 100;

interface Waiting<T, R> {
  readonly item: T;
  readonly written: PromiseWithResolvers<R>;
}

/**
 * Writes together what is given to it in one turn of the event loop: a statement for many costs little more than for one. What has the
 * key of another goes with the next, so that no statement has two of a kind. Where one can't be written, each is tried by itself.
 *
 * @param write returns what came of each item, in their order
 */
export function together<T, R>(
  write: (items: readonly T[]) => Promise<readonly R[]>,
  keyOf: (item: T) => string,
): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = [];

  function send(): void {
    const batch = new Map<string, Waiting<T, R>>();
    const next: Waiting<T, R>[] = [];
    for (const each of waiting) {
      const key = keyOf(each.item);
      if (batch.size === MOST || batch.has(key)) next.push(each);
      else batch.set(key, each);
    }
    waiting = next;
    if (waiting.length > 0) setImmediate(send);
    void settle([...batch.values()]);
  }

  async function settle(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await write(batch.map(({ item }) => item));
      for (const [index, { written }] of batch.entries()) written.resolve(results[index] as R);
    } catch (error) {
      if (batch.length === 1) batch[0]?.written.reject(error);
      else for (const each of batch) void settle([each]);
    }
  }

  return (item) => {
    if (waiting.length === 0) setImmediate(send);
    const written = Promise.withResolvers<R>();
    waiting.push({ item, written });
    return written.promise;
  };
}
