import { expect, test } from 'vitest';
import { Audience } from './audience.ts';

const audience = () => new Audience((guestId, flightId) => `${guestId}@${flightId}`);

test('a guest is one, however many pages are open, until the last of them is closed', () => {
  const people = audience();
  const [first, second] = [people.join('F1', { guestId: 'ann' }), people.join('F1', { guestId: 'ann' })];
  people.join('F1', { guestId: 'ben' });
  expect(people.at('F1')).toEqual({ marks: ['ann@F1', 'ben@F1'], others: 0 });
  first();
  expect(people.at('F1').marks).toEqual(['ann@F1', 'ben@F1']);
  second();
  expect(people.at('F1').marks).toEqual(['ben@F1']);
});

test('viewers without a session are counted one by one', () => {
  const people = audience();
  const leave = people.join('F1', { guestId: null });
  people.join('F1', { guestId: null });
  expect(people.at('F1')).toEqual({ marks: [], others: 2 });
  leave();
  expect(people.at('F1')).toEqual({ marks: [], others: 1 });
});

test('a flight that nobody looks at any more is forgotten', () => {
  const people = audience();
  const leave = people.join('F1', { guestId: 'ann' });
  people.join('F2', { guestId: 'ann' });
  expect(people.flights()).toEqual(['F1', 'F2']);
  leave();
  expect([people.flights(), people.at('F1')]).toEqual([['F2'], { marks: [], others: 0 }]);
});

test('a crowd is told by its number', () => {
  const people = audience();
  for (let guest = 0; guest < 201; guest++) people.join('F1', { guestId: `guest ${guest}` });
  people.join('F1', { guestId: null });
  expect(people.at('F1')).toEqual({ marks: [], others: 202 });
});

test('without a session a connection is one, however often it looks, until it looks no more', () => {
  const people = audience();
  const [connection, other] = [{}, {}];
  const looks = Array.from({ length: 100 }, () => people.join('F1', { guestId: null, connection }));
  people.join('F1', { guestId: null, connection: other });
  expect(people.at('F1').others).toBe(2);
  for (const leave of looks) leave();
  expect(people.at('F1').others).toBe(1);
});
