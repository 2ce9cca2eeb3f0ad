import { expect, test } from 'vitest';
import { SeatFilter } from './seat-filter.svelte.ts';

const seat = { cabin: 'economy', traits: ['window', 'extraLegroom'], price: 13_700, free: false } as const;

test('an empty filter passes every seat', () => {
  const filter = new SeatFilter();
  expect([filter.isActive, filter.matches(seat)]).toEqual([false, true]);
});

test('a seat passes only if it meets the whole filter', () => {
  const filter = new SeatFilter();
  filter.toggle('window');
  filter.toggle('extraLegroom');
  expect([filter.isActive, filter.matches(seat)]).toEqual([true, true]);
  filter.toggle('exitRow');
  expect(filter.matches(seat)).toBe(false);
  filter.toggle('exitRow');
  filter.cabin = 'business';
  expect(filter.matches(seat)).toBe(false);
  filter.cabin = 'economy';
  filter.maxPrice = 13_699;
  expect(filter.matches(seat)).toBe(false);
  filter.maxPrice = 13_700;
  expect(filter.matches(seat)).toBe(true);
  filter.availableOnly = true;
  expect(filter.matches(seat)).toBe(false);
  filter.clear();
  expect([filter.isActive, filter.matches(seat)]).toEqual([false, true]);
});
