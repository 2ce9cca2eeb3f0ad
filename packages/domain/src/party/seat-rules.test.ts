import { expect, test } from 'vitest';
import type { SeatTrait } from '../flight/traits.ts';
import { adults, type PassengerKind, seatsNeeded } from './party.ts';
import { type Chooser, refuseParty, refusePartySize, refuseSeat, refuseSeats } from './seat-rules.ts';

const party = (...kinds: PassengerKind[]) => kinds.map((kind) => ({ kind }));
const seat = (code: string, ...traits: SeatTrait[]) => ({ code, cabin: 'economy' as const, traits });

const FAMILY = party('adult', 'adult', 'child');
const WITH_INFANT = party('adult', 'infant');

test.each<[string, SeatTrait[], Chooser, string | undefined]>([
  ['adults may have an exit row', ['exitRow'], { party: adults(2) }, undefined],
  ['an order without a party may have an exit row', ['exitRow'], {}, undefined],
  ['a party with a child may not have an exit row', ['exitRow'], { party: FAMILY }, 'EXIT_ROW'],
  ['a party with an infant may not have an exit row', ['exitRow'], { party: WITH_INFANT }, 'EXIT_ROW'],
  [
    'a party with an infant may not have a seat that takes no infants',
    ['noInfant'],
    { party: WITH_INFANT },
    'NO_LAP_INFANT',
  ],
  ['a party with a child may have a seat that takes no infants', ['noInfant'], { party: FAMILY }, undefined],
  ['a party with an infant may have a bassinet seat', ['bassinet'], { party: WITH_INFANT }, undefined],
  ['a party with a child may not have a bassinet seat', ['bassinet'], { party: FAMILY }, 'BASSINET_ROW'],
  ['an order without a party may not have a bassinet seat', ['bassinet'], {}, 'BASSINET_ROW'],
  ['a passenger may have a seat in the chosen cabin', [], { cabin: 'economy' }, undefined],
  ['a passenger may not have a seat in another cabin', [], { cabin: 'business' }, 'OTHER_CABIN'],
  ['a passenger who chose any cabin may have every seat', [], { cabin: null }, undefined],
])('%s', (_, traits, chooser, code) => {
  expect(refuseSeat(seat('12C', ...traits), chooser)?.code).toBe(code);
});

test('a refusal names every seat with the same reason, and no other', () => {
  const seats = [seat('11A', 'exitRow'), seat('12A'), seat('11B', 'exitRow')];
  expect(refuseSeats(seats, { party: FAMILY })).toEqual({ code: 'EXIT_ROW', seats: ['11A', '11B'] });
  expect(refuseSeats(seats, { party: adults(3) })).toBeUndefined();
});

test('a party cannot have more seats than passengers, but fewer while it chooses', () => {
  const seats = [seat('12A'), seat('12B')];
  expect(refuseSeats(seats, { party: WITH_INFANT })?.code).toBe('PARTY_SIZE');
  expect(refuseSeats(seats, { party: FAMILY })).toBeUndefined();
  expect(refusePartySize(2, FAMILY)).toEqual({ code: 'PARTY_SIZE', detail: '2 chosen, 3 needed' });
  expect(refusePartySize(3, FAMILY)).toBeUndefined();
});

test.each<[PassengerKind[], string | undefined]>([
  [['adult'], undefined],
  [['adult', 'child', 'child', 'infant'], undefined],
  [['child'], 'PARTY_NEEDS_ADULT'],
  [[], 'PARTY_NEEDS_ADULT'],
  [['adult', 'infant', 'infant'], 'PARTY_NEEDS_ADULT'],
  [Array(10).fill('adult'), 'TOO_MANY_SEATS'],
  [[...Array(9).fill('adult'), ...Array(9).fill('infant')], undefined],
])('the party %j may travel, or is refused', (kinds, code) => {
  expect(refuseParty(party(...kinds), 9)?.code).toBe(code);
});

test('an infant needs no seat', () => {
  expect(seatsNeeded(party('adult', 'child', 'infant'))).toBe(2);
});
