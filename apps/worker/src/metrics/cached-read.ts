import { withTimeout } from '@jumpseat/db';

/** The least time between two reads, in milliseconds, however often the metrics are collected. */
const EVERY_MS = 5_000;
/** The time limit of a read, in milliseconds. Metrics must be served while Postgres hangs. */
const LIMIT_MS = 2_000;

/** Shares one read among all that ask within 5 seconds. A failed read is shared too, so an outage isn't made worse. */
export function cachedRead<T>(read: () => Promise<T>): () => Promise<T> {
  let last: Promise<T> | undefined;
  let readAt = 0;
  return () => {
    const now = performance.now();
    if (!last || now - readAt >= EVERY_MS) {
      readAt = now;
      last = withTimeout(LIMIT_MS, read());
    }
    return last;
  };
}
