import { airportOf } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { inLanguage } from '#testing/in-language.ts';
import { airportLabel, findAirport, placeName } from './find-airport.ts';

const AIRPORTS = ['GVA', 'LHR', 'LIS', 'LUX', 'JFK', 'ZRH'].map(airportOf);
const found = (typed: string) => findAirport(AIRPORTS, typed)?.code;

test.each(['Zurich', 'zurich', 'ZÜRICH', 'zürich', '  zürich ', 'Zurich (ZRH)', 'ZRH', 'zrh', 'zur'])(
  'a visitor who types %j means Zurich',
  (typed) => expect(found(typed)).toBe('ZRH'),
);

test('spaces within a name do not matter', () => {
  expect(found('new   york')).toBe('JFK');
});

test.each(['', 'z', 'lu', 'Paris', 'zurich airport', '%'])('%j means no airport', (typed) => {
  expect(found(typed)).toBeUndefined();
});

test('the first letters of several cities mean none of them', () => {
  expect(findAirport(['LIS', 'LCY', 'LHR'].map(airportOf), 'lon')).toBeUndefined();
});

test('a place without flights has its name', () => {
  expect(['paris', 'CDG', 'cdg', 'Atlantis'].map(placeName)).toEqual(['Paris', 'Paris', 'Paris', 'Atlantis']);
});

test('a city has its name in the language of the page, and its English one', async () => {
  await inLanguage('ar');
  const typed = ['زيورخ', 'زيو', 'زيورخ (ZRH)', 'Zurich', 'Zurich (ZRH)', 'zrh'];
  expect(typed.filter((each) => found(each) !== 'ZRH')).toEqual([]);
  expect(airportLabel(airportOf('ZRH'))).toBe('زيورخ (ZRH)');
  expect(placeName('paris')).toBe('باريس');
});

test('an airport reads as its city and its code', () => {
  expect(airportLabel(airportOf('ZRH'))).toBe('Zurich (ZRH)');
});
