import type { LocalDate } from '../local-time.ts';
import { euros, type Money } from '../money.ts';
import type { Fares } from './fares.ts';

/** When a flight of the schedule leaves, by the clocks of its airport. */
export interface ScheduledDeparture {
  /** The flight number, such as JS201. */
  readonly number: string;
  readonly date: LocalDate;
  /** The local time: 06:45. */
  readonly leaves: string;
}

/** Fares are whole euros, in cents. */
const WHOLE_EURO = 100;
/** The share of seats that every flight is expected to sell, in percent. */
const LEAST_LOAD = 40;
/** Percent of the base fare by weekday, Sunday first. */
const BY_WEEKDAY: readonly number[] = [10, 0, -5, -5, 0, 10, -5];

/**
 * The fares of a departure: the base fares, and up to 20 percent less or 35 percent more. The local hour, the weekday
 * and the expected load decide, so the same departure always has the same fares. They are set once, when the schedule
 * puts the flight on sale, and stored with it. They never change after that: the price that people see is the price
 * that they pay.
 */
export function scheduledFares(base: Fares, { number, date, leaves }: ScheduledDeparture): Fares {
  const weekday = new Date(Date.parse(date)).getUTCDay();
  const percent =
    100 + byHour(Number.parseInt(leaves, 10)) + (BY_WEEKDAY[weekday] ?? 0) + byLoad(expectedLoad(number, date));
  const changed = ({ amount }: Money) => euros(Math.round((amount * percent) / 100 / WHOLE_EURO) * WHOLE_EURO);
  return Object.fromEntries(Object.entries(base).map(([cabin, fare]) => [cabin, changed(fare)]));
}

/** Percent of the base fare by the local hour of departure: more in the rush hours, less at both ends of the day. */
function byHour(hour: number): number {
  if (hour < 7 || hour >= 19) return -5;
  const isRushHour = hour < 10 || hour >= 16;
  return isRushHour ? 10 : 0;
}

/** Percent of the base fare by the share of seats that the flight is expected to sell. */
function byLoad(load: number): number {
  if (load < 60) return -10;
  return load >= 85 ? 15 : 0;
}

/**
 * The share of seats that a flight is expected to sell, in percent: 40 to 99. A hash (FNV-1a) of number and date stands
 * for an airline's forecast.
 */
function expectedLoad(number: string, date: LocalDate): number {
  let hash = 0x811c9dc5;
  for (const character of `${number} ${date}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return LEAST_LOAD + ((hash >>> 0) % (100 - LEAST_LOAD));
}
