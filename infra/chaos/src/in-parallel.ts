/** Does the work for each item, at most `atOnce` at a time, and hands on results in the order of the items. */
export async function* inParallel<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void> {
  const underway: Promise<R>[] = [];
  for await (const item of items) {
    const result = work(item);
    // Its failure is thrown when its turn comes.
    result.catch(() => undefined);
    underway.push(result);
    if (underway.length >= atOnce) yield (await underway.shift()) as R;
  }
  for (const result of underway) yield await result;
}
