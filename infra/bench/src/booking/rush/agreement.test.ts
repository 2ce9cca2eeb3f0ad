import { expect, test } from 'vitest';
import { disagreement } from './agreement.ts';
import type { Told } from './told.ts';
import { overlappingWishes, separateWishes } from './wishes.ts';

const told = (orderId: string, status: 'CONFIRMED' | 'FAILED', ...wish: string[]): Told => ({
  ...{ wish, orderId, status, granted: status === 'CONFIRMED', toldMs: 20, confirmedMs: null },
});
const sale = (seat: string, orderId: string) => ({ seat, orderId });
const AGREED = { soldTwice: 0, toldButNotSold: 0, soldButNotTold: 0, refusedThoughFree: 0, recordedOtherwise: 0 };

const statusesOf = (passengers: readonly Told[]) => new Map(passengers.map((each) => [`${each.orderId}`, each.status]));

test('a rush in which everyone was told the truth agrees', () => {
  const passengers = [
    told('o1', 'CONFIRMED', '1A', '1B'),
    told('o2', 'FAILED', '1B', '1C'),
    told('o3', 'FAILED', '1A'),
  ];
  const sales = [sale('1A', 'o1'), sale('1B', 'o1')];
  expect(disagreement(passengers, sales, statusesOf(passengers))).toEqual(AGREED);
});

test('a seat that two were told is theirs is sold twice', () => {
  const passengers = [told('o1', 'CONFIRMED', '1A'), told('o2', 'CONFIRMED', '1A', '1B')];
  const sales = [sale('1A', 'o1'), sale('1B', 'o2')];
  expect(disagreement(passengers, sales, statusesOf(passengers))).toEqual({
    ...AGREED,
    soldTwice: 1,
    toldButNotSold: 1,
  });
});

test('a sale that nobody was told, a refusal of free seats, and an order of another status are found', () => {
  const passengers = [told('o1', 'FAILED', '1A'), told('o2', 'FAILED', '1B')];
  const statuses = new Map([
    ['o1', 'FAILED'],
    ['o2', 'SEATS_RESERVED'],
  ] as const);
  expect(disagreement(passengers, [sale('1B', 'o9')], statuses)).toEqual({
    ...AGREED,
    ...{ soldButNotTold: 1, refusedThoughFree: 1, recordedOtherwise: 1 },
  });
});

test('500 want the same 180 seats: each is wanted alone by somebody, and with another seat by somebody else', () => {
  const seats = Array.from({ length: 180 }, (_, index) => `S${index}`);
  const wishes = overlappingWishes(seats, 500);
  const wanted = (size: number) => new Set(wishes.filter(({ length }) => length === size).flat()).size;
  expect([wishes.length, wanted(1), wanted(2)]).toEqual([500, 180, 180]);
});

test('wishes that do not overlap take every seat once', () => {
  const seats = ['1A', '1B', '1C', '1D', '1E'];
  expect(separateWishes(seats)).toEqual([['1A'], ['1B', '1C'], ['1D'], ['1E']]);
});
