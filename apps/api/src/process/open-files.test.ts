import { expect, test } from 'vitest';
import { connectionLimits } from './open-files.ts';

test.each([
  [Number.POSITIVE_INFINITY, { all: Number.POSITIVE_INFINITY, lasting: Number.POSITIVE_INFINITY }],
  [10_200, { all: 10_100, lasting: 10_000 }],
  [400, { all: 300, lasting: 200 }],
  [256, { all: 192, lasting: 128 }],
])('with %d open files some are kept for the database, and some for short requests', (limit, limits) => {
  expect(connectionLimits(limit)).toEqual(limits);
});
