import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  BOOKING_REFERENCE_LENGTH,
  bookingCode,
  newBookingReference,
  readBookingReference,
} from './booking-reference.ts';

const random = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));

const lengths = fc.constantFrom(...Object.values(BOOKING_REFERENCE_LENGTH));

test('a reference has six or seven letters and digits, none of which can be mistaken for another', () => {
  fc.assert(
    fc.property(random, lengths, (numbers, length) => {
      const reference = newBookingReference(() => numbers.next().value, length);
      expect(reference).toMatch(/^[A-Z\d]{6,7}$/);
      expect(reference).toHaveLength(length);
      expect(reference).not.toMatch(/[0O1IL2Z5S8B]/);
      expect(readBookingReference(reference)).toBe(reference);
    }),
  );
});

test('each letter and digit is as likely as the others', () => {
  const signs = Array.from({ length: 25 }, (_, index) => newBookingReference(() => (index + 0.5) / 25)[0]);
  expect(new Set(signs).size).toBe(25);
});

test.each([
  ['as it was given', 'K7QW3P'],
  ['in small letters', 'k7qw3p'],
  ['with blanks', ' K7Q W3P '],
  ['with a dash', 'K7Q–W3P'],
  ['with a hyphen', 'k7q-w3p'],
  ['in wide letters, as Japanese keyboards write them', 'Ｋ７ＱＷ３Ｐ'],
  ['with the invisible marks of a copied Arabic text', '\u200fK7QW3P\u200e'],
])('a passenger can type the reference %s', (_how, typed) => {
  expect(readBookingReference(typed)).toBe('K7QW3P');
});

test.each(['', 'K7QW3', 'K7QW3PPP', 'K7QW3O', 'K7QW30', 'K7Q_W3P', 'K7QW3P;'])('%j is no reference', (typed) => {
  expect(readBookingReference(typed)).toBeNull();
});

test.each([
  ['K7QW3P', 'K7QW3P'],
  [null, 'C0FFEE00'],
  [undefined, 'C0FFEE00'],
])('a booking with the reference %s is called %s', (reference, code) => {
  expect(bookingCode({ id: 'c0ff-ee00-1234', reference })).toBe(code);
});
