import type { FlightSummary } from '@jumpseat/booking/contracts';
import { airportOf } from '@jumpseat/domain';
import { todayIn } from '#features/search/search.ts';
import { perLocale } from '#language/format.ts';
import { dateOf } from '#messages/local-time.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

const days = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

/**
 * The day of a departure as seen from now, by the calendar of its airport: `today`, `tomorrow`, `in 3 days`.
 *
 * @param now in epoch milliseconds
 */
export function relativeDay({ origin, departsLocal }: Pick<FlightSummary, 'origin' | 'departsLocal'>, now: number) {
  const today = todayIn(airportOf(origin).timeZone, now);
  return days().format((Date.parse(dateOf(departsLocal)) - Date.parse(today)) / DAY_MS, 'day');
}
