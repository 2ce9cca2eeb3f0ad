import { type Instant, instant as toInstant } from '@jumpseat/domain';
import { bigint, customType } from 'drizzle-orm/pg-core';

/** A moment that is none, such as `infinity`, stays as it is: whoever reads it finds the row at fault, and can show the others. */
function readInstant(text: string): Instant {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? (text as Instant) : toInstant(ms);
}

/** A moment, to the millisecond: an ISO string on our side, a timestamptz on Postgres's. */
export const instant = customType<{ data: Instant; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: readInstant,
});

/** A counter that only rises. */
export const version = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0);
