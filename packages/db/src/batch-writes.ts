/** Writes at most this many items with one statement. */
const MOST = 100;

interface Waiting<T, R> {
  readonly item: T;
  readonly written: PromiseWithResolvers<R>;
}

/**
 * Writes all items of one turn of the event loop with one statement: that costs little more than one item. An item with the key of another goes with
 * the next statement. Where a statement fails, each of its items is written by itself, so that an item fails alone.
 *
 * @param write returns what came of each item, in their order
 */
export function batchWrites<T, R>(
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
