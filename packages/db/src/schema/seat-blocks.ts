import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { flights } from './flights.ts';

/** The newest run of each seat block. Earlier runs can't write any more. */
export const seatBlocks = pgTable(
  'seat_blocks',
  {
    flightId: text('flight_id')
      .notNull()
      .references(() => flights.id),
    blockId: text('block_id').notNull(),
    run: integer('run').notNull(),
  },
  (block) => [primaryKey({ columns: [block.flightId, block.blockId] })],
);
