import { airportOf, type Instant, localTime } from '@jumpseat/domain';
import { clockOf, shortDay } from '#messages/local-time.ts';

/** When a flight leaves on the clocks of its airport, so that server and browser, wherever they are, write the same. */
export interface Departure {
  /** Mon 21 Dec */
  readonly date: string;
  /** 09:35 */
  readonly time: string;
  /** What the clock follows, such as CET. */
  readonly zone: string;
}

/** When a flight leaves, in the local time of the airport it leaves from. */
export function departureOf({ origin, departsAt }: { origin: string; departsAt: Instant }): Departure {
  const { timeZone } = airportOf(origin);
  const local = localTime(departsAt, timeZone);
  const named = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'short' });
  const zone = named.formatToParts(Date.parse(departsAt)).find(({ type }) => type === 'timeZoneName');
  return { date: shortDay(local), time: clockOf(local), zone: zone?.value ?? timeZone };
}
