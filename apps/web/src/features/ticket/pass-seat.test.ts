import { expect, test } from 'vitest';
import { aPass, aTicket } from './a-ticket.ts';
import { passSeat } from './pass-seat.ts';

test.each([
  ['1A', { seat: '1A', cabin: 'business', position: 'window' }],
  ['20B', { seat: '20B', cabin: 'economy', position: 'middle' }],
])('a passenger in %s reads the cabin and where the seat is', (seat, place) => {
  expect(passSeat(aPass({ seat }), aTicket())).toMatchObject(place);
});

test('a pass without a seat has none to show', () => {
  expect(passSeat(aPass({ seat: null }), aTicket())).toBeNull();
});
