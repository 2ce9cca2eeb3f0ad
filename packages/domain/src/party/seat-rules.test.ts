import { expect, test } from 'vitest';
import type { SeatTrait } from '../flight/traits.ts';
import { adults, type PassengerKind, seatsNeeded } from './party.ts';
import { type Chooser, refuseNumber, refuseParty, refuseSeat, refuseSeats } from './seat-rules.ts';

const party = (...kinds: PassengerKind[]) => kinds.map((kind) => ({ kind }));
const seat = (code: string, ...traits: SeatTrait[]) => ({ code, cabin: 'economy' as const, traits });

const FAMILY = party('adult', 'adult', 'child');
const WITH_INFANT = party('adult', 'infant');

test.each<[string, SeatTrait[], Chooser, string | undefined]>([
  ['an exit row, by adults', ['exitRow'], { party: adults(2) }, undefined],
  ['an exit row, by nobody in particular', ['exitRow'], {}, undefined],
  ['an exit row, with a child', ['exitRow'], { party: FAMILY }, 'EXIT_ROW'],
  ['an exit row, with an infant', ['exitRow'], { party: WITH_INFANT }, 'EXIT_ROW'],
  ['a seat that takes no infant, with an infant', ['noInfant'], { party: WITH_INFANT }, 'NO_LAP_INFANT'],
  ['a seat that takes no infant, with a child', ['noInfant'], { party: FAMILY }, undefined],
  ['a seat at a bassinet, with an infant', ['bassinet'], { party: WITH_INFANT }, undefined],
  ['a seat at a bassinet, with a child', ['bassinet'], { party: FAMILY }, 'BASSINET_ROW'],
  ['a seat at a bassinet, by nobody in particular', ['bassinet'], {}, 'BASSINET_ROW'],
  ['the cabin chosen', [], { cabin: 'economy' }, undefined],
  ['another cabin than chosen', [], { cabin: 'business' }, 'OTHER_CABIN'],
  ['any cabin, said', [], { cabin: null }, undefined],
])('%s', (_, traits, chooser, code) => {
  expect(refuseSeat(seat('12C', ...traits), chooser)?.code).toBe(code);
});

test('a refusal names every seat that is refused for the same reason, and no other', () => {
  const seats = [seat('11A', 'exitRow'), seat('12A'), seat('11B', 'exitRow')];
  expect(refuseSeats(seats, { party: FAMILY })).toEqual({ code: 'EXIT_ROW', seats: ['11A', '11B'] });
  expect(refuseSeats(seats, { party: adults(3) })).toBeUndefined();
});

test('nobody has more seats than passengers; fewer are for the time of choosing', () => {
  const seats = [seat('12A'), seat('12B')];
  expect(refuseSeats(seats, { party: WITH_INFANT })?.code).toBe('PARTY_SIZE');
  expect(refuseSeats(seats, { party: FAMILY })).toBeUndefined();
  expect(refuseNumber(2, FAMILY)).toEqual({ code: 'PARTY_SIZE', detail: '2 chosen, 3 needed' });
  expect(refuseNumber(3, FAMILY)).toBeUndefined();
});

test.each<[PassengerKind[], string | undefined]>([
  [['adult'], undefined],
  [['adult', 'child', 'child', 'infant'], undefined],
  [['child'], 'PARTY_NEEDS_ADULT'],
  [[], 'PARTY_NEEDS_ADULT'],
  [['adult', 'infant', 'infant'], 'PARTY_NEEDS_ADULT'],
  [Array(10).fill('adult'), 'TOO_MANY_SEATS'],
  [[...Array(9).fill('adult'), ...Array(9).fill('infant')], undefined],
])('the party %j', (kinds, code) => {
  expect(refuseParty(party(...kinds), 9)?.code).toBe(code);
});

test('an infant needs no seat', () => {
  expect(seatsNeeded(party('adult', 'child', 'infant'))).toBe(2);
});
