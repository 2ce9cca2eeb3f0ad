/** So many go with one statement at the most. */
const MOST = 100;

interface Waiting<T> {
  readonly item: T;
  readonly written: PromiseWithResolvers<void>;
}

/**
 * Writes together what is given to it in one turn of the event loop: a statement for many costs little more than for one. What has the
 * key of another goes with the next, so that no statement has two of a kind. Where one can't be written, each is tried by itself.
 */
export function together<T>(
  write: (items: readonly T[]) => Promise<unknown>,
  keyOf: (item: T) => string,
): (item: T) => Promise<void> {
  let waiting: Waiting<T>[] = [];

  function send(): void {
    const batch = new Map<string, Waiting<T>>();
    const next: Waiting<T>[] = [];
    for (const each of waiting) {
      const key = keyOf(each.item);
      if (batch.size === MOST || batch.has(key)) next.push(each);
      else batch.set(key, each);
    }
    waiting = next;
    if (waiting.length > 0) setImmediate(send);
    void settle([...batch.values()]);
  }

  async function settle(batch: readonly Waiting<T>[]): Promise<void> {
    try {
      await write(batch.map(({ item }) => item));
      for (const { written } of batch) written.resolve();
    } catch (error) {
      if (batch.length === 1) batch[0]?.written.reject(error);
      else for (const each of batch) void settle([each]);
    }
  }

  return (item) => {
    if (waiting.length === 0) setImmediate(send);
    const written = Promise.withResolvers<void>();
    waiting.push({ item, written });
    return written.promise;
  };
}
