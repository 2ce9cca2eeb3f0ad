import { expect, test } from 'vitest';
import { addDays } from '../local-time.ts';
import { euros } from '../money.ts';
import { scheduledFares } from './scheduled-fares.ts';

const BASE = { business: euros(48_000), economy: euros(8_900) };
const DATES = Array.from({ length: 60 }, (_, day) => addDays('2026-12-01', day));
const HOURS = ['05:30', '06:45', '08:30', '13:15', '17:50', '21:55'];
const NUMBERS = ['JS102', 'JS201', 'JS203', 'JS832'];

const economyOn = (date: string, { number = 'JS201', leaves = '13:15' } = {}) =>
  scheduledFares(BASE, { number, date, leaves }).economy?.amount ?? 0;

const mean = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;

test('a departure always has the same fares', () => {
  const departure = { number: 'JS201', date: '2026-12-01', leaves: '06:45' };
  expect(scheduledFares(BASE, departure)).toEqual(scheduledFares(BASE, { ...departure }));
});

test('every fare is 0.8 to 1.35 times the base fare, in whole euros', () => {
  const amounts = DATES.flatMap((date) =>
    NUMBERS.flatMap((number) => HOURS.map((leaves) => economyOn(date, { number, leaves }))),
  );
  expect(Math.min(...amounts)).toBeGreaterThanOrEqual(7_100);
  expect(Math.max(...amounts)).toBeLessThanOrEqual(12_000);
  expect(amounts.every((amount) => amount % 100 === 0)).toBe(true);
  expect(new Set(amounts).size).toBeGreaterThan(5);
});

test('every cabin of a flight gets dearer or cheaper by the same share', () => {
  for (const date of DATES) {
    const { business, economy } = scheduledFares(BASE, { number: 'JS201', date, leaves: '06:45' });
    const share = (business?.amount ?? 0) / BASE.business.amount;
    expect(Math.abs(share * BASE.economy.amount - (economy?.amount ?? 0))).toBeLessThan(100);
  }
});

test('rush hours cost more than noon, and early mornings and late evenings less', () => {
  const at = (leaves: string) => economyOn('2026-12-01', { leaves });
  expect(at('08:30')).toBeGreaterThan(at('12:30'));
  expect(at('17:50')).toBe(at('08:30'));
  expect(at('06:45')).toBeLessThan(at('12:30'));
  expect(at('21:55')).toBe(at('06:45'));
});

test('Fridays and Sundays cost more on average than Tuesdays', () => {
  const on = (weekday: number) =>
    mean(
      DATES.filter((date) => new Date(date).getUTCDay() === weekday).flatMap((date) =>
        NUMBERS.map((number) => economyOn(date, { number })),
      ),
    );
  expect(on(5)).toBeGreaterThan(on(2));
  expect(on(0)).toBeGreaterThan(on(2));
});

test('a flight costs more on a day with a high expected load', () => {
  const tuesdays = DATES.filter((date) => new Date(date).getUTCDay() === 2);
  const amounts = tuesdays.flatMap((date) => NUMBERS.map((number) => economyOn(date, { number })));
  expect(new Set(amounts)).toEqual(new Set([7_600, 8_500, 9_800]));
});
