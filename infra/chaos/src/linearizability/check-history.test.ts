import { describe, expect, test } from 'vitest';
import { checkHistory } from './check-history.ts';
import type { SeatAction, SeatOperation } from './seat-model.ts';

const NEVER = Number.POSITIVE_INFINITY;
const LATE = 1_000_000;

const done = (action: SeatAction, from: number, to: number): SeatOperation => ({ action, from, to, optional: false });
const unknown = (action: SeatAction, from: number): SeatOperation => ({ action, from, to: NEVER, optional: true });
const hold = (by: string, until = LATE): SeatAction => ({ type: 'hold', by, until });
const release = (by: string): SeatAction => ({ type: 'release', by });
const book = (by: string): SeatAction => ({ type: 'book', by });
const lapse = (by: string, at: number): SeatOperation => unknown({ type: 'lapse', by, at }, at);
const verdict = (...history: SeatOperation[]) => checkHistory(history).is;

test('nothing is explained by nothing', () => {
  expect(verdict()).toBe('linearizable');
});

describe('what a correct seat does', () => {
  test('one holds and books, another is told that it is booked', () => {
    const told = done({ type: 'saw-booked', notBy: 'b' }, 40, 50);
    expect(verdict(done(hold('a'), 0, 10), done(book('a'), 20, 30), told)).toBe('linearizable');
  });

  test('a release lets the next one in, also where the requests overlap', () => {
    expect(verdict(done(hold('a'), 0, 10), done(release('a'), 20, 60), done(hold('b'), 30, 40))).toBe('linearizable');
  });

  test('a hold lapses after its time and not before', () => {
    const first = done(hold('a', 100), 0, 10);
    expect(verdict(first, lapse('a', 100), done(hold('b'), 110, 120))).toBe('linearizable');
    expect(verdict(first, lapse('a', 100), done(hold('b'), 80, 90))).toBe('impossible');
  });

  test('an extended hold does not lapse at its first deadline', () => {
    const extended = [done(hold('a', 100), 0, 10), done(hold('a', 300), 50, 60)];
    const lapses = [lapse('a', 100), lapse('a', 300)];
    expect(verdict(...extended, ...lapses, done(hold('b'), 150, 160))).toBe('impossible');
    expect(verdict(...extended, ...lapses, done(hold('b'), 310, 320))).toBe('linearizable');
  });
});

describe('what a correct seat never does', () => {
  test('a double sale', () => {
    const first = [done(hold('a'), 0, 10), done(book('a'), 20, 30)];
    const second = [done(hold('b'), 40, 50), done(book('b'), 60, 70)];
    expect(checkHistory([...first, ...second])).toMatchObject({ is: 'impossible', stuckAt: [second[0]] });
  });

  test('two are granted the same seat, and neither let go', () => {
    expect(verdict(done(hold('a'), 0, 50), done(hold('b'), 10, 40))).toBe('impossible');
  });

  test('a stale release: what one let go long ago takes the seat from the next', () => {
    const history = [done(hold('a'), 0, 10), done(release('a'), 20, 30), done(hold('b'), 40, 50)];
    expect(verdict(...history)).toBe('linearizable');
    expect(verdict(...history, done(hold('c'), 60, 70))).toBe('impossible');
  });

  test('a booking that was told is not there in the end', () => {
    const history = [done(hold('a'), 0, 10), done(book('a'), 20, 30)];
    expect(verdict(...history, done({ type: 'shown-booked', by: 'a' }, 90, 90))).toBe('linearizable');
    expect(verdict(...history, done({ type: 'shown-not-booked' }, 90, 90))).toBe('impossible');
  });
});

describe('unknown outcomes', () => {
  test('may have happened: a hold without answer explains a later booking', () => {
    expect(verdict(unknown(hold('a'), 0), done(book('a'), 20, 30))).toBe('linearizable');
  });

  test('may never have happened: another one is granted the seat', () => {
    expect(verdict(unknown(hold('a'), 0), done(hold('b'), 20, 30))).toBe('linearizable');
  });

  test('may happen late: a release without answer lets another in much later', () => {
    const history = [done(hold('a'), 0, 10), unknown(release('a'), 20)];
    expect(verdict(...history, done(hold('b'), 500, 510))).toBe('linearizable');
    expect(verdict(...history, done(book('a'), 500, 510))).toBe('linearizable');
  });

  test('do not excuse everything: no request of theirs came before it', () => {
    expect(verdict(done(hold('a'), 0, 10), done(hold('b'), 20, 30), unknown(release('a'), 40))).toBe('impossible');
  });
});

test('a long history with many unknown outcomes is decided soon', () => {
  const history = Array.from({ length: 60 }, (_, turn) => {
    const [from, by] = [turn * 100, `p${turn}`];
    return [
      ...[done(hold(by, from + 60), from, from + 10), unknown(release(by), from + 20), lapse(by, from + 60)],
      ...[unknown(hold(`lost${turn}`, 0), from + 30), lapse(`lost${turn}`, from + 30)],
    ];
  }).flat();
  const from = performance.now();
  expect(verdict(...history)).toBe('linearizable');
  expect(performance.now() - from).toBeLessThan(2_000);
});
