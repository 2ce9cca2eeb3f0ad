import { epochMs, type Instant, instant } from './instant.ts';

/** A local time, without its zone: `2026-11-24T06:45`. */
export type LocalTime = string;

/** A calendar day: `2026-11-24`. */
export type LocalDate = string;

/** The local time at an instant, in a time zone (IANA name). */
export function localTime(at: Instant, timeZone: string): LocalTime {
  const part = Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(epochMs(at))
      .map(({ type, value }) => [type, value]),
  );
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/** Creating a formatter costs far more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formatters.set(timeZone, formatter);
  return formatter;
}

/**
 * The instant of a local time in a time zone. For a local time that a clock change skips, the instant one hour later.
 */
export function instantAt(local: LocalTime, timeZone: string): Instant {
  const asUtc = Date.parse(`${local}Z`);
  const offsetAt = (ms: number) => Date.parse(`${localTime(instant(ms), timeZone)}Z`) - ms;
  const first = asUtc - offsetAt(asUtc);
  return instant(asUtc - offsetAt(first));
}

/** The day `days` days after `date`. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return instant(Date.parse(`${date}T00:00Z`) + days * 86_400_000).slice(0, 10);
}
