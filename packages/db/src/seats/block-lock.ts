import type { PendingQuery, Row, TransactionSql } from 'postgres';

/**
 * The key of a block's advisory lock. Writers of its seats share the lock; the begin of its next run takes it
 * exclusively. So that run either finds a write or locks it out. Unlike row locks, an advisory lock writes nothing to
 * disk.
 */
export function blockLock(
  tx: TransactionSql<{ bigint: number }>,
  flightId: string,
  blockId: string,
): PendingQuery<Row[]> {
  return tx`hashtextextended(${`${flightId}::${blockId}`}::text, 0)`;
}
