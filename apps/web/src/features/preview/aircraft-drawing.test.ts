import { layoutOf } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { drawAircraft } from './aircraft-drawing.ts';

const seatsIn = (svg: string) => svg.match(/<rect [^>]*fill="#(e07b00|ffb547|2f62d9|86abf7)"/g)?.length;

test('a picture of an aircraft has every seat of its largest deck', () => {
  const { decks } = layoutOf('a380-800');
  const counts = decks.map(({ cabins }) =>
    cabins.flatMap(({ rows }) => rows.flatMap(({ places }) => places)).filter((place) => place !== null),
  );
  expect(decks).toHaveLength(2);
  expect(seatsIn(drawAircraft(decks))).toBe(Math.max(...counts.map(({ length }) => length)));
});

test('a picture of an aircraft without decks is the empty sky', () => {
  expect(seatsIn(drawAircraft([]))).toBeUndefined();
});
