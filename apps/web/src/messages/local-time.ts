import { perLocale } from '#language/format.ts';
import { languageCode, messages } from '#language/language.ts';

/** The clock time of a local time: 06:45. */
export function clockOf(local: string): string {
  return local.slice(11, 16);
}

/** The date of a local time: 2026-11-24. */
export function dateOf(local: string): string {
  return local.slice(0, 10);
}

type Parts = Omit<Intl.DateTimeFormatOptions, 'timeZone'>;

/** Writes dates in the language of the page, with the year where it is another one than today's. */
function writer(parts: Parts): (date: string, today?: string) => string {
  const format = (more: Parts) =>
    perLocale((locale) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', ...parts, ...more }));
  const thisYear = format({});
  const otherYear = format({ year: 'numeric' });
  return (date, today = new Date().toISOString()) => {
    const isThisYear = date.slice(0, 4) === today.slice(0, 4);
    return withoutEnglishComma((isThisYear ? thisYear : otherYear)().format(Date.parse(dateOf(date))));
  };
}

/** People write `Tue 24 Nov`, while Intl puts a comma after the weekday. */
export function withoutEnglishComma(date: string): string {
  return languageCode() === 'en' ? date.replace(',', '') : date;
}

/** A date or local time as a short date: Tue 24 Nov. In another year than today: Fri 1 Jan 2027. */
export const shortDay = writer({ weekday: 'short', month: 'short' });

/** A date or local time as a long date: Tuesday 24 November. In another year than today: Friday 1 January 2027. */
export const longDay = writer({ weekday: 'long', month: 'long' });

/** A date or local time without its weekday: 24 Nov. In another year than today: 1 Jan 2027. */
export const dayAndMonth = writer({ month: 'short' });

const fullDates = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }),
);

/** The date of a moment by the calendar of UTC, always with its year: 24 November 2026. */
export function fullDate(instant: string): string {
  return fullDates().format(Date.parse(instant));
}

const weekdays = perLocale((locale) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' }));

/** The weekday of a date or local time: Tue. */
export function weekdayOf(date: string): string {
  return weekdays().format(Date.parse(dateOf(date)));
}

/** How many calendar days after its departure a flight arrives, by the dates of both airports. */
export function daysLater({
  departsLocal,
  arrivesLocal,
}: {
  departsLocal: string;
  arrivesLocal: string | null;
}): number {
  if (arrivesLocal === null) return 0;
  return (Date.parse(dateOf(arrivesLocal)) - Date.parse(dateOf(departsLocal))) / 86_400_000;
}

/** The duration of a flight, 2 h 55 min; null without an arrival. */
export function flightTime({ departsAt, arrivesAt }: { departsAt: string; arrivesAt: string | null }): string | null {
  if (arrivesAt === null) return null;
  const minutes = Math.round((Date.parse(arrivesAt) - Date.parse(departsAt)) / 60_000);
  return messages().common.hoursAndMinutes(Math.floor(minutes / 60), minutes % 60);
}
