import type { ConnectionLimits } from '../http/connection-room.ts';

/** Descriptors that are kept for the database, Temporal and files; and as many again for connections that don't last. */
const KEPT = 100;
/** Where few files may be open, this share of them is kept for each. */
const SHARE = 1 / 4;

/** How many files and sockets the system lets this process have open. */
export function openFileLimit(): number {
  const { userLimits } = (process.report?.getReport() ?? {}) as { userLimits?: { open_files?: { soft?: unknown } } };
  const limit = userLimits?.open_files?.soft;
  return typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY;
}

/** How many connections there may be, so that everything else still has descriptors. */
export function connectionLimits(limit: number): ConnectionLimits {
  const kept = Math.min(KEPT, Math.floor(limit * SHARE));
  return { all: limit - kept, lasting: limit - 2 * kept };
}
