/** Runs the work for each item, at most `atOnce` concurrently. Yields the results in the order of the items. */
export async function* inParallel<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void> {
  const running: Promise<R>[] = [];
  for await (const item of items) {
    const result = work(item);
    // A failure is thrown when the result is yielded.
    result.catch(() => undefined);
    running.push(result);
    if (running.length >= atOnce) yield (await running.shift()) as R;
  }
  for (const result of running) yield await result;
}
