/** The most items in one statement. */
const MAX_ITEMS = 100;

interface Waiting<T, R> {
  readonly item: T;
  readonly written: PromiseWithResolvers<R>;
}

/**
 * Writes all items of one event-loop turn with one statement, which costs little more than one item. Items with the
 * same key go into different statements. If a statement fails, each of its items is written again alone, so that only
 * faulty items fail.
 *
 * @param write returns one result per item, in the order of the items
 */
export function batchWrites<T, R>(
  write: (items: readonly T[]) => Promise<readonly R[]>,
  keyOf: (item: T) => string,
): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = [];

  function flush(): void {
    const batch = new Map<string, Waiting<T, R>>();
    const next: Waiting<T, R>[] = [];
    for (const each of waiting) {
      const key = keyOf(each.item);
      if (batch.size === MAX_ITEMS || batch.has(key)) next.push(each);
      else batch.set(key, each);
    }
    waiting = next;
    if (waiting.length > 0) setImmediate(flush);
    void writeBatch([...batch.values()]);
  }

  async function writeBatch(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await write(batch.map(({ item }) => item));
      for (const [index, { written }] of batch.entries()) written.resolve(results[index] as R);
    } catch (error) {
      if (batch.length === 1) batch[0]?.written.reject(error);
      else for (const each of batch) void writeBatch([each]);
    }
  }

  return (item) => {
    if (waiting.length === 0) setImmediate(flush);
    const written = Promise.withResolvers<R>();
    waiting.push({ item, written });
    return written.promise;
  };
}
