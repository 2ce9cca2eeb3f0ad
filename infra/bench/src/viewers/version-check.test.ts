import { describe, expect, test } from 'vitest';
import { judge } from './version-check.ts';

const delta = (after: number, version: number) => ({ type: 'delta', after, version }) as const;
const snapshot = (version: number) => ({ type: 'snapshot', version }) as const;

describe('a message, to a viewer that has seen version 5', () => {
  test.each([
    ['the next version follows', delta(5, 6), 'next'],
    ['several versions in one are conflated', delta(5, 9), 'conflated'],
    ['a version left out is a gap', delta(6, 7), 'gap'],
    ['the same version again is doubled', delta(4, 5), 'doubled'],
    ['an older version is doubled', delta(3, 4), 'doubled'],
    ['a newer map is a snapshot', snapshot(8), 'snapshot'],
    ['the map of the version seen is a snapshot', snapshot(5), 'snapshot'],
    ['an older map is doubled', snapshot(4), 'doubled'],
  ] as const)('%s', (_, message, verdict) => {
    expect(judge(5, message)).toBe(verdict);
  });
});

test('a viewer that has seen nothing misses nothing by its first message', () => {
  expect(judge(undefined, snapshot(3))).toBe('snapshot');
  expect(judge(undefined, delta(3, 4))).toBe('next');
});
