import {
  airportOf,
  type ContactLanguage,
  type Instant,
  type LocalDate,
  type LocalTime,
  type Money,
} from '@jumpseat/domain';
import { LANGUAGES } from '@jumpseat/texts';
import { cities as ar } from '@jumpseat/texts/cities/ar';
import { cities as de } from '@jumpseat/texts/cities/de';
import { cities as en } from '@jumpseat/texts/cities/en';
import { papersIn } from './messages/papers.ts';

const CITIES: Readonly<Record<ContactLanguage, Readonly<Record<string, string>>>> = { en, de, ar };

const prices = perLanguage((locale) => new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }));
const percents = perLanguage((locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));
const dates = perLanguage(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }),
);

/** An amount: €89.00. Refunds have a minus. */
export function formatPrice({ amount }: Money, language: ContactLanguage): string {
  return prices(language).format(amount / 100);
}

/** A rate in percent: 8.1 is 8.1%. */
export function formatPercent(percent: number, language: ContactLanguage): string {
  return percents(language).format(percent / 100);
}

/** The date of a local time, or the date of an instant in UTC: Tuesday 24 November 2026. */
export function longDate(at: LocalTime | LocalDate | Instant, language: ContactLanguage): string {
  const date = dates(language).format(Date.parse(at.slice(0, 10)));
  // People write `Tuesday 24 November`, while Intl puts a comma after the weekday.
  return language === 'en' ? date.replace(',', '') : date;
}

/** The clock time of a local time: 06:45. */
export function clock(at: LocalTime): string {
  return at.slice(11, 16);
}

/** The city of an airport, or its code if the airport is unknown. */
export function cityIn(language: ContactLanguage, iata: string): string {
  return CITIES[language][iata] ?? airportOf(iata).city;
}

/** A flight's route by its cities: Zurich to London. */
export function routeIn(
  language: ContactLanguage,
  { origin, destination }: { readonly origin: string; readonly destination: string },
): string {
  return papersIn(language).route(cityIn(language, origin), cityIn(language, destination));
}

/** Keeps one formatter of Intl for each language, because making one is slow. */
function perLanguage<Formatter>(make: (locale: string) => Formatter): (language: ContactLanguage) => Formatter {
  const made = new Map<ContactLanguage, Formatter>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const formatter = make(LANGUAGES[language].locale);
    made.set(language, formatter);
    return formatter;
  };
}
