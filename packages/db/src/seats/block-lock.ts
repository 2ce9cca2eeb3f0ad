import type { PendingQuery, Row, TransactionSql } from 'postgres';

/**
 * The key of a block's advisory lock. Who writes seats of the block shares it, who begins its next run has it alone: so each write is seen
 * by that run, or locked out. An advisory lock costs nothing on disk, where locks of all its rows would.
 */
export function blockLock(
  tx: TransactionSql<{ bigint: number }>,
  flightId: string,
  blockId: string,
): PendingQuery<Row[]> {
  return tx`hashtextextended(${`${flightId}::${blockId}`}::text, 0)`;
}
