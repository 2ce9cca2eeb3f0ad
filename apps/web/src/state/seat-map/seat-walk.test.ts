import { cabinsOf, layoutOf } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { seatTowards } from './seat-walk.ts';

const cabins = cabinsOf(layoutOf('a320neo'));

test.each([
  ['12A', 'ArrowRight', '12B'],
  ['12C', 'ArrowRight', '12D'],
  ['12D', 'ArrowLeft', '12C'],
  ['12A', 'ArrowUp', '11A'],
  ['12A', 'ArrowDown', '14A'],
  ['4F', 'ArrowDown', '5F'],
  ['1A', 'ArrowUp', undefined],
  ['12F', 'ArrowRight', undefined],
  ['12A', 'Enter', undefined],
])('from %s, %s leads to %s', (from, key, to) => {
  expect(seatTowards(cabins, from, key)).toBe(to);
});
