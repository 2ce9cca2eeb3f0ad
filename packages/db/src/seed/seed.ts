import type { NewFlight } from '@jumpseat/booking/contracts';
import {
  addDays,
  airportOf,
  epochMs,
  type Instant,
  instant,
  instantAt,
  type LocalDate,
  layoutOf,
  scheduledFares,
  usualFares,
  usualSurcharges,
} from '@jumpseat/domain';
import { and, eq, lte } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { createFlight, createFlights } from '../flights/new-flight.ts';
import { flights } from '../schema/index.ts';
import { DAILY_FLIGHTS, type DailyFlight, DEMO_FLIGHTS, type DemoFlight } from './schedule.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The number of days on sale, from tomorrow on. */
const DAYS_ON_SALE = 7;

/**
 * Puts the schedule of the week after `now` (epoch milliseconds) and the demo flights on sale. Sales close
 * `salesCloseMs` before departure. When repeated, it adds new days and moves departed demo flights to their next date.
 * It changes no other flights, no fares and no seats.
 */
export async function seed(
  database: Database,
  { now, salesCloseMs }: { now: number; salesCloseMs: number },
): Promise<{ created: number; moved: number }> {
  const today = instant(now).slice(0, 10);
  const days = Array.from({ length: DAYS_ON_SALE }, (_, index) => addDays(today, index + 1));
  const week = days.flatMap((date) => DAILY_FLIGHTS.map((daily) => scheduledFlight(daily, date, salesCloseMs)));
  let created = await createFlights(database, week);
  let moved = 0;
  for (const demo of DEMO_FLIGHTS) {
    const flight = demoFlight(demo, now, salesCloseMs);
    if (await createFlight(database, flight)) created++;
    else if (await moveDeparted(database, flight, now)) moved++;
  }
  return { created, moved };
}

function scheduledFlight(daily: DailyFlight, date: LocalDate, salesCloseMs: number): NewFlight {
  const { number, layoutId, origin, destination, leaves, minutes } = daily;
  const departsAt = instantAt(`${date}T${leaves}`, airportOf(origin).timeZone);
  const layout = layoutOf(layoutId);
  return {
    id: `${number}-${date}`,
    layoutId,
    origin,
    destination,
    blockBy: 'cabin',
    ...timesOf(departsAt, minutes, salesCloseMs),
    fares: scheduledFares(daily.fares ?? usualFares(layout), { number, date, leaves }),
    surcharges: usualSurcharges(layout),
  };
}

function demoFlight(demo: DemoFlight, now: number, salesCloseMs: number): NewFlight {
  const { id, layoutId, origin, destination, blockBy, daysAhead, leaves, minutes } = demo;
  const date = instant(now + daysAhead * DAY_MS).slice(0, 10);
  return {
    id,
    layoutId,
    origin,
    destination,
    blockBy,
    ...timesOf(instantAt(`${date}T${leaves}`, 'UTC'), minutes, salesCloseMs),
    fares: usualFares(layoutOf(layoutId)),
    surcharges: {},
  };
}

function timesOf(departsAt: Instant, minutes: number, salesCloseMs: number) {
  const departsMs = epochMs(departsAt);
  return {
    departsAt,
    arrivesAt: instant(departsMs + minutes * MINUTE_MS),
    salesCloseAt: instant(departsMs - salesCloseMs),
  };
}

async function moveDeparted({ db }: Database, flight: NewFlight, now: number): Promise<boolean> {
  const { departsAt, arrivesAt, salesCloseAt } = flight;
  const moved = await db
    .update(flights)
    .set({ departsAt, arrivesAt, salesCloseAt })
    .where(and(eq(flights.id, flight.id), lte(flights.departsAt, instant(now))))
    .returning({ id: flights.id });
  return moved.length > 0;
}
