import { type Instant, instant as toInstant } from '@jumpseat/domain';
import { bigint, customType } from 'drizzle-orm/pg-core';

/** Keeps an invalid moment, such as `infinity`. The reader then finds the faulty row and can show the others. */
function readInstant(text: string): Instant {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? (text as Instant) : toInstant(ms);
}

/** A moment to the millisecond: an ISO string in our code, a timestamptz in Postgres. */
export const instant = customType<{ data: Instant; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: readInstant,
});

/** A counter that only rises. */
export const version = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0);
