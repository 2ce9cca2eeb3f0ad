import { expect, test } from 'vitest';
import { SeatFilter } from './seat-filter.svelte.ts';

const seat = { cabin: 'economy', traits: ['window', 'extraLegroom'], price: 13_700, free: false } as const;

test('without a wish every seat will do', () => {
  const filter = new SeatFilter();
  expect([filter.active, filter.admits(seat)]).toEqual([false, true]);
});

test('every wish must be met', () => {
  const filter = new SeatFilter();
  filter.toggle('window');
  filter.toggle('extraLegroom');
  expect([filter.active, filter.admits(seat)]).toEqual([true, true]);
  filter.toggle('exitRow');
  expect(filter.admits(seat)).toBe(false);
  filter.toggle('exitRow');
  filter.cabin = 'business';
  expect(filter.admits(seat)).toBe(false);
  filter.cabin = 'economy';
  filter.maxPrice = 13_699;
  expect(filter.admits(seat)).toBe(false);
  filter.maxPrice = 13_700;
  expect(filter.admits(seat)).toBe(true);
  filter.onlyFree = true;
  expect(filter.admits(seat)).toBe(false);
  filter.clear();
  expect([filter.active, filter.admits(seat)]).toEqual([false, true]);
});
