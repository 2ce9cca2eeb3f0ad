/** Descriptors that are kept for requests, the database, Temporal and files. */
const KEPT = 256;

/** How many files and sockets the system lets this process have open. */
export function openFileLimit(): number {
  const { userLimits } = (process.report?.getReport() ?? {}) as { userLimits?: { open_files?: { soft?: unknown } } };
  const limit = userLimits?.open_files?.soft;
  return typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY;
}

/** How many WebSockets there may be, so that everything else still has descriptors. */
export function maxWebSockets(limit: number): number {
  return Math.max(Math.ceil(limit / 2), limit - KEPT);
}
