import { timeZoneOf } from './airports.ts';

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
export function departureOf({ origin, departsAt }: { origin: string; departsAt: string }): Departure {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: timeZoneOf(origin),
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  const parts = Object.fromEntries(format.formatToParts(new Date(departsAt)).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.weekday} ${parts.day} ${parts.month}`,
    time: `${parts.hour}:${parts.minute}`,
    zone: `${parts.timeZoneName}`,
  };
}
