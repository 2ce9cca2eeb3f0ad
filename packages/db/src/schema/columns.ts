import { type Instant, instant as toInstant } from '@jumpseat/domain';
import { bigint, customType } from 'drizzle-orm/pg-core';

/** A moment, to the millisecond: an ISO string on our side, a timestamptz on Postgres's. */
export const instant = customType<{ data: Instant; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (text) => toInstant(Date.parse(text)),
});

/** A counter that only rises. */
export const version = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0);
