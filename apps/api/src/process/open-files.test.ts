import { expect, test } from 'vitest';
import { connectionLimits } from './open-files.ts';

test.each([
  [Number.POSITIVE_INFINITY, { all: Number.POSITIVE_INFINITY, longLived: Number.POSITIVE_INFINITY }],
  [10_200, { all: 10_100, longLived: 10_000 }],
  [400, { all: 300, longLived: 200 }],
  [256, { all: 192, longLived: 128 }],
])('of %d open files some are reserved for the database, and some for short requests', (limit, limits) => {
  expect(connectionLimits(limit)).toEqual(limits);
});
