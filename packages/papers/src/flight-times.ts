import type { TripFlight } from '@jumpseat/booking/contracts';
import { airportOf, type LocalDate, type LocalTime, localTime } from '@jumpseat/domain';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** When the flight departs, on the clocks of its origin. */
export function departureOf({ origin, departsAt }: TripFlight): LocalTime {
  return localTime(departsAt, airportOf(origin).timeZone);
}

/** When the flight arrives, on the clocks of its destination; null if it is not known. */
export function arrivalOf({ destination, arrivesAt }: TripFlight): LocalTime | null {
  return arrivesAt === null ? null : localTime(arrivesAt, airportOf(destination).timeZone);
}

/** How many calendar days `to` is later than `from`. Negative if it is earlier, as across the date line. */
export function daysBetween(from: LocalTime | LocalDate, to: LocalTime | LocalDate): number {
  return (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS;
}
