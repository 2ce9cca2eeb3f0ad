import { airportOf, type Instant, localTime } from '@jumpseat/domain';
import { locale } from '#language/language.ts';
import { clockOf, shortDay } from '#messages/local-time.ts';

/** A departure on the clocks of the airport, so that server and browser write the same in any time zone. */
export interface Departure {
  /** Mon 21 Dec */
  readonly date: string;
  /** 09:35 */
  readonly time: string;
  /** The time zone, such as CET; MEZ in German. */
  readonly zone: string;
}

/** The departure in the local time of its airport. */
export function departureOf({ origin, departsAt }: { origin: string; departsAt: Instant }): Departure {
  const { timeZone } = airportOf(origin);
  const local = localTime(departsAt, timeZone);
  const named = new Intl.DateTimeFormat(locale(), { timeZone, timeZoneName: 'short' });
  const zone = named.formatToParts(Date.parse(departsAt)).find(({ type }) => type === 'timeZoneName');
  return { date: shortDay(local), time: clockOf(local), zone: zone?.value ?? timeZone };
}
