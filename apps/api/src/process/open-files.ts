import type { ConnectionLimits } from '../http/limit-connections.ts';

/** Descriptors reserved for the database, Temporal and files. As many again are reserved for short requests. */
const RESERVED = 100;
/** Each reserve is at most this share of all descriptors. */
const MAX_RESERVED = 1 / 4;

/** A node that can serve fewer viewers logs a warning. */
export const FEW_VIEWERS = 2_000;

/** Returns how many files and sockets the system allows this process to open. */
export function openFileLimit(): number {
  const { userLimits } = (process.report?.getReport() ?? {}) as { userLimits?: { open_files?: { soft?: unknown } } };
  const limit = userLimits?.open_files?.soft;
  return typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY;
}

/** Returns the limits on connections that leave enough descriptors for everything else. */
export function connectionLimits(limit: number): ConnectionLimits {
  const reserved = Math.min(RESERVED, Math.floor(limit * MAX_RESERVED));
  return { all: limit - reserved, longLived: limit - 2 * reserved };
}
