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

test('an empty history is linearizable', () => {
  expect(verdict()).toBe('linearizable');
});

describe('a correct seat', () => {
  test('is booked by its holder, and another passenger sees that it is booked', () => {
    const told = done({ type: 'saw-booked', notBy: 'b' }, 40, 50);
    expect(verdict(done(hold('a'), 0, 10), done(book('a'), 20, 30), told)).toBe('linearizable');
  });

  test('can be held by another after a release, even if the requests overlap', () => {
    expect(verdict(done(hold('a'), 0, 10), done(release('a'), 20, 60), done(hold('b'), 30, 40))).toBe('linearizable');
  });

  test('expires at the end of its hold, not before', () => {
    const first = done(hold('a', 100), 0, 10);
    expect(verdict(first, lapse('a', 100), done(hold('b'), 110, 120))).toBe('linearizable');
    expect(verdict(first, lapse('a', 100), done(hold('b'), 80, 90))).toBe('impossible');
  });

  test('does not expire at the first deadline of an extended hold', () => {
    const extended = [done(hold('a', 100), 0, 10), done(hold('a', 300), 50, 60)];
    const lapses = [lapse('a', 100), lapse('a', 300)];
    expect(verdict(...extended, ...lapses, done(hold('b'), 150, 160))).toBe('impossible');
    expect(verdict(...extended, ...lapses, done(hold('b'), 310, 320))).toBe('linearizable');
  });
});

describe('a history is impossible if', () => {
  test('a seat is sold twice', () => {
    const first = [done(hold('a'), 0, 10), done(book('a'), 20, 30)];
    const second = [done(hold('b'), 40, 50), done(book('b'), 60, 70)];
    expect(checkHistory([...first, ...second])).toMatchObject({ is: 'impossible', stuckAt: [second[0]] });
  });

  test('two passengers hold a seat at the same time', () => {
    expect(verdict(done(hold('a'), 0, 50), done(hold('b'), 10, 40))).toBe('impossible');
  });

  test('a stale release takes the seat from its next holder', () => {
    const history = [done(hold('a'), 0, 10), done(release('a'), 20, 30), done(hold('b'), 40, 50)];
    expect(verdict(...history)).toBe('linearizable');
    expect(verdict(...history, done(hold('c'), 60, 70))).toBe('impossible');
  });

  test('a confirmed booking is missing at the end', () => {
    const history = [done(hold('a'), 0, 10), done(book('a'), 20, 30)];
    expect(verdict(...history, done({ type: 'finally-booked', by: 'a' }, 90, 90))).toBe('linearizable');
    expect(verdict(...history, done({ type: 'finally-not-booked' }, 90, 90))).toBe('impossible');
  });
});

describe('a request without an answer', () => {
  test('may have happened: a hold explains a later booking', () => {
    expect(verdict(unknown(hold('a'), 0), done(book('a'), 20, 30))).toBe('linearizable');
  });

  test('may never have happened: another passenger gets the seat', () => {
    expect(verdict(unknown(hold('a'), 0), done(hold('b'), 20, 30))).toBe('linearizable');
  });

  test('may happen late: a release lets another passenger hold the seat much later', () => {
    const history = [done(hold('a'), 0, 10), unknown(release('a'), 20)];
    expect(verdict(...history, done(hold('b'), 500, 510))).toBe('linearizable');
    expect(verdict(...history, done(book('a'), 500, 510))).toBe('linearizable');
  });

  test('can not explain what happened before it was sent', () => {
    expect(verdict(done(hold('a'), 0, 10), done(hold('b'), 20, 30), unknown(release('a'), 40))).toBe('impossible');
  });
});

test('a long history with many unanswered requests is decided', () => {
  const history = Array.from({ length: 60 }, (_, turn) => {
    const from = turn * 100;
    const by = `p${turn}`;
    return [
      done(hold(by, from + 60), from, from + 10),
      unknown(release(by), from + 20),
      lapse(by, from + 60),
      unknown(hold(`lost${turn}`, 0), from + 30),
      lapse(`lost${turn}`, from + 30),
    ];
  }).flat();
  expect(verdict(...history)).toBe('linearizable');
});
