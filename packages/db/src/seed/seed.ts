import { instant, layoutOf, usualFares } from '@jumpseat/domain';
import { and, eq, lte } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { createFlight } from '../flights/new-flight.ts';
import { flights } from '../schema/index.ts';
import { SCHEDULED_FLIGHTS, type ScheduledFlight } from './schedule.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Puts the scheduled flights on sale, counted from `now` (epoch milliseconds), each closing `salesCloseMs` before departure.
 * Repeated, it leaves flights that have not departed alone and moves those that have to their next date; seats stay as they are.
 */
export async function seed(
  database: Database,
  { now, salesCloseMs }: { now: number; salesCloseMs: number },
): Promise<{ created: number; moved: number }> {
  let created = 0;
  let moved = 0;
  for (const scheduled of SCHEDULED_FLIGHTS) {
    const departsMs = departureOf(scheduled, now);
    const times = { departsAt: instant(departsMs), salesCloseAt: instant(departsMs - salesCloseMs) };
    const { id, layoutId, origin, destination, blockBy, fares = usualFares(layoutOf(layoutId)) } = scheduled;
    if (await createFlight(database, { id, layoutId, origin, destination, blockBy, fares, surcharges: {}, ...times }))
      created++;
    else if (await moveDeparted(database, id, now, times)) moved++;
  }
  return { created, moved };
}

function departureOf({ daysAhead, time }: ScheduledFlight, now: number): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(now + daysAhead * DAY_MS).setUTCHours(hours, minutes, 0, 0);
}

async function moveDeparted(
  { db }: Database,
  id: string,
  now: number,
  times: { departsAt: string; salesCloseAt: string },
): Promise<boolean> {
  const moved = await db
    .update(flights)
    .set(times)
    .where(and(eq(flights.id, id), lte(flights.departsAt, instant(now))))
    .returning({ id: flights.id });
  return moved.length > 0;
}
