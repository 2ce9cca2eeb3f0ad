const CHUNK = 16;

/** Runs the work for each item, some of them concurrently. Returns the results in the order of the items. */
export async function inChunks<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += CHUNK) {
    results.push(...(await Promise.all(items.slice(start, start + CHUNK).map(work))));
  }
  return results;
}
