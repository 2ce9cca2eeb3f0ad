import { expect, test } from 'vitest';
import { LocalViewers } from './local-viewers.ts';

const localViewers = () => new LocalViewers((guestId, flightId) => `${guestId}@${flightId}`);

test('a guest counts once, however many pages are open, until the last one closes', () => {
  const viewers = localViewers();
  const first = viewers.join('F1', { guestId: 'ann' });
  const second = viewers.join('F1', { guestId: 'ann' });
  viewers.join('F1', { guestId: 'ben' });
  expect(viewers.tallyOf('F1')).toEqual({ marks: ['ann@F1', 'ben@F1'], others: 0 });
  first();
  expect(viewers.tallyOf('F1').marks).toEqual(['ann@F1', 'ben@F1']);
  second();
  expect(viewers.tallyOf('F1').marks).toEqual(['ben@F1']);
});

test('viewers without a session count one by one', () => {
  const viewers = localViewers();
  const leave = viewers.join('F1', { guestId: null });
  viewers.join('F1', { guestId: null });
  expect(viewers.tallyOf('F1')).toEqual({ marks: [], others: 2 });
  leave();
  expect(viewers.tallyOf('F1')).toEqual({ marks: [], others: 1 });
});

test('a flight without viewers is dropped', () => {
  const viewers = localViewers();
  const leave = viewers.join('F1', { guestId: 'ann' });
  viewers.join('F2', { guestId: 'ann' });
  expect(viewers.flights()).toEqual(['F1', 'F2']);
  leave();
  expect(viewers.flights()).toEqual(['F2']);
  expect(viewers.tallyOf('F1')).toEqual({ marks: [], others: 0 });
});

test('more than 200 guests are reported by their number alone', () => {
  const viewers = localViewers();
  for (let guest = 0; guest < 201; guest++) viewers.join('F1', { guestId: `guest ${guest}` });
  viewers.join('F1', { guestId: null });
  expect(viewers.tallyOf('F1')).toEqual({ marks: [], others: 202 });
});

test('a connection without a session counts once, however many subscriptions it has, until the last one ends', () => {
  const viewers = localViewers();
  const connection = {};
  const other = {};
  const subscriptions = Array.from({ length: 100 }, () => viewers.join('F1', { guestId: null, connection }));
  viewers.join('F1', { guestId: null, connection: other });
  expect(viewers.tallyOf('F1').others).toBe(2);
  for (const leave of subscriptions) leave();
  expect(viewers.tallyOf('F1').others).toBe(1);
});
