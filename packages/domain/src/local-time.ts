import { epochMs, type Instant, instant } from './instant.ts';

/** A time on the clocks of a place, without its zone: `2026-11-24T06:45`. */
export type LocalTime = string;

/** A day of the calendar: `2026-11-24`. */
export type LocalDate = string;

/** What the clocks of that zone (an IANA name) show at a moment. */
export function localTime(at: Instant, timeZone: string): LocalTime {
  const part = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(epochMs(at))
      .map(({ type, value }) => [type, value]),
  );
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/** Clocks that were read before: making one costs far more than reading it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  clocks.set(timeZone, clock);
  return clock;
}

/** The moment at which the clocks of that zone show a time. Of a time that a change of clocks skips, the moment an hour later. */
export function instantAt(local: LocalTime, timeZone: string): Instant {
  const asUtc = Date.parse(`${local}Z`);
  const offsetAt = (ms: number) => Date.parse(`${localTime(instant(ms), timeZone)}Z`) - ms;
  const first = asUtc - offsetAt(asUtc);
  return instant(asUtc - offsetAt(first));
}

/** The day that is so many days after another. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return instant(Date.parse(`${date}T00:00Z`) + days * 86_400_000).slice(0, 10);
}
