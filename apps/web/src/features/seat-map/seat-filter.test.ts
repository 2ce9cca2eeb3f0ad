import { expect, test } from 'vitest';
import { SeatFilter, toggle } from './seat-filter.svelte.ts';

const LOW = { from: 8_900, to: 8_900 };
const HIGH = { from: 13_700, to: 14_600 };
const seat = { traits: ['window', 'extraLegroom'], tier: HIGH, look: 'held' } as const;

test('an empty filter passes every seat', () => {
  const filter = new SeatFilter();
  expect([filter.isActive, filter.matches(seat)]).toEqual([false, true]);
});

test('a seat passes only if it meets the whole filter', () => {
  const filter = new SeatFilter();
  toggle(filter.traits, 'window');
  toggle(filter.traits, 'extraLegroom');
  expect([filter.isActive, filter.matches(seat)]).toEqual([true, true]);
  toggle(filter.traits, 'exitRow');
  expect(filter.matches(seat)).toBe(false);
  toggle(filter.traits, 'exitRow');
  toggle(filter.tiers, LOW);
  expect(filter.matches(seat)).toBe(false);
  toggle(filter.tiers, HIGH);
  expect(filter.matches(seat)).toBe(true);
  toggle(filter.looks, 'available');
  expect(filter.matches(seat)).toBe(false);
  toggle(filter.looks, 'held');
  expect(filter.matches(seat)).toBe(true);
  filter.clear();
  expect([filter.isActive, filter.matches(seat)]).toEqual([false, true]);
});

test('a window and an aisle together mean either, since no seat of a row of three is both', () => {
  const filter = new SeatFilter();
  toggle(filter.traits, 'window');
  toggle(filter.traits, 'aisle');
  const passes = (trait: 'window' | 'aisle' | 'middle') => filter.matches({ ...seat, traits: [trait] });
  expect([passes('window'), passes('aisle'), passes('middle')]).toEqual([true, true, false]);
});

test("one's own seats count as available and as one's own", () => {
  const filter = new SeatFilter();
  toggle(filter.looks, 'available');
  expect(filter.matches({ ...seat, look: 'mine' })).toBe(true);
  expect(filter.matches({ ...seat, look: 'booked' })).toBe(false);
  filter.clear();
  toggle(filter.looks, 'mine');
  const own = ['mine', 'confirming', 'confirmed'] as const;
  expect(own.every((look) => filter.matches({ ...seat, look }))).toBe(true);
  expect(filter.matches({ ...seat, look: 'available' })).toBe(false);
});
