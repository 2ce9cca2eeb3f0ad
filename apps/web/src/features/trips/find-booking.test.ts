import { expect, test } from 'vitest';
import { errorText } from '#messages/errors.ts';
import { isComplete, missText, normalizeReference, readProof } from './find-booking.ts';

function formWith(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test.each([
  ['k7qw3p', 'K7QW3P'],
  [' K7Q W3P ', 'K7QW3P'],
  ['k7q-w3p', 'K7QW3P'],
  ['K7Q–W3P', 'K7QW3P'],
  ['\u200fK7QW3P', 'K7QW3P'],
  ['K7QW3P94', 'K7QW3P9'],
  ['k7', 'K7'],
])('a passenger who types %j looks for %s', (typed, reference) => {
  expect(normalizeReference(typed)).toBe(reference);
});

test('a form sends what was entered, without blanks around it', () => {
  const form = formWith({ reference: ' k7q w3p', familyName: ' van der Berg ' });
  expect(readProof(form)).toEqual({ reference: 'K7QW3P', familyName: 'van der Berg' });
});

test.each([
  [{ reference: 'K7QW3P', familyName: '  ' }],
  [{ reference: ' - ', familyName: 'Lovelace' }],
  [{ familyName: 'Lovelace' }],
  [{}],
])('a form with only %j is incomplete', (fields) => {
  expect(isComplete(readProof(formWith(fields)))).toBe(false);
});

test('a passenger reads one answer to every miss, and plain words after too many tries', () => {
  expect(missText('BOOKING_NOT_FOUND')).toEqual(errorText('BOOKING_NOT_FOUND'));
  expect(missText('BAD_INPUT')).toEqual(errorText('BOOKING_NOT_FOUND'));
  expect(missText('RATE_LIMITED').title).toBe('Too many tries');
  expect(missText('INCOMPLETE').title).toBe('Enter the reference and the family name');
  expect(missText('UNAVAILABLE')).toEqual(errorText('UNAVAILABLE'));
});
