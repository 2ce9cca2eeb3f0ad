import { describe, expect, test } from 'vitest';
import { cabinsOf, seatsOf } from '../flight/layout.ts';
import { layoutOf } from '../flight/layouts.ts';
import { adults, type Party, type PassengerKind } from '../party/party.ts';
import { explainReason, type SeatWishes } from './proposal.ts';
import { proposeSeats } from './propose-seats.ts';

const party = (...kinds: PassengerKind[]) => kinds.map((kind) => ({ kind }));
const FAMILY = party('adult', 'adult', 'child');

/** The proposals on an aircraft where only these rows or seats are free. */
function propose(layoutId: string, free: string, who: Party, wishes: SeatWishes = {}) {
  const layout = layoutOf(layoutId);
  const words = free.split(' ');
  const isFree = ({ code, row }: { code: string; row: string }) =>
    free === 'all' || words.includes(code) || words.includes(row);
  const codes = seatsOf(layout)
    .filter(isFree)
    .map(({ code }) => code);
  const { proposals, refusal } = proposeSeats({ decks: layout.decks, free: new Set(codes) }, who, wishes, 9);
  return {
    refusal,
    seats: proposals.map(({ seats }) => seats.join(' ')),
    reasons: proposals.map(({ reasons }) => reasons.map(({ code }) => code)),
  };
}

describe('a party gets seats', () => {
  test('side by side with the window it wished for, and two alternatives', () => {
    const { seats, reasons } = propose('a320neo', 'all', FAMILY, { prefer: ['window'] });
    expect(seats).toEqual(['5A 5B 5C', '5D 5E 5F', '6A 6B 6C']);
    expect(reasons[0]).toEqual(['SIDE_BY_SIDE', 'CHILDREN_BESIDE_ADULTS', 'WISH_MET']);
  });

  test('across the aisle if no three neighbours are left', () => {
    const { seats, reasons } = propose('a320neo', '20B 20C 20D 25A', adults(3));
    expect(seats).toEqual(['20B 20C 20D']);
    expect(reasons[0]).toContain('ACROSS_AISLE');
  });

  test('in adjacent rows if no row has room for all', () => {
    const { seats, reasons } = propose('a320neo', '20A 20B 21A 21B 25F', adults(4));
    expect(seats).toEqual(['20A 20B 21A 21B']);
    expect(reasons[0]).toContain('IN_ROWS');
  });

  test('but not in rows with a galley between them', () => {
    expect(propose('b787-9', '32A 32B 33A 33B', adults(4)).reasons[0]).toContain('SPLIT');
    expect(propose('b787-9', '31A 31B 32A 32B', adults(4)).reasons[0]).toContain('IN_ROWS');
  });

  test('with each child beside an adult rather than across the aisle', () => {
    const { seats, reasons } = propose('a320neo', '20C 20D 21E 21F', party('adult', 'child'));
    expect(seats[0]).toBe('21E 21F');
    expect(reasons[1]).toContain('CHILDREN_APART');
  });

  test('in as few places as possible if none are left together, with nobody alone if possible', () => {
    const { seats, reasons } = propose('a320neo', '18A 20A 20B 20C 25E 25F 29D', adults(4));
    expect(seats[0]).toBe('20A 20B 25E 25F');
    expect(reasons[0]).toContain('SPLIT');
  });
});

describe('a single seat', () => {
  test('is not left on its own if equally good seats leave none', () => {
    expect(propose('a320neo', '20A 20B 20C 21A 21B', adults(2)).seats[0]).toBe('21A 21B');
    expect(propose('a320neo', '20D 20E 20F', adults(2)).reasons[0]).toContain('STRANDS_SEAT');
  });

  test('that was on its own before does not count against a proposal', () => {
    expect(propose('a320neo', '20A 20C', adults(1)).reasons[0]).not.toContain('STRANDS_SEAT');
    expect(propose('b787-9', '1', adults(1), { cabin: 'business' }).reasons[0]).not.toContain('STRANDS_SEAT');
  });
});

describe('wishes and traits', () => {
  test('a passenger alone gets the window or aisle wished for, and a middle seat only if nothing else is left', () => {
    expect(propose('a320neo', '20', adults(1), { prefer: ['window'] }).seats[0]).toBe('20A');
    expect(propose('a320neo', '20', adults(1), { prefer: ['aisle'] }).seats[0]).toBe('20C');
    expect(propose('a320neo', '20A 20B', adults(1)).seats[0]).toBe('20A');
    expect(propose('a320neo', '20B', adults(1)).reasons[0]).toContain('MIDDLE');
  });

  test('a proposal says which wish it misses', () => {
    const { reasons } = propose('a320neo', '20B 20C', adults(2), { prefer: ['window'] });
    expect(reasons[0]).toContain('WISH_MISSED');
    expect(explainReason({ code: 'WISH_MISSED', points: 0, wish: 'window' })).toBe('Not available here: a window seat');
  });

  test('a party gets extra legroom only if it asks for it', () => {
    expect(propose('a320neo', '11 20', adults(3)).seats[0]).toBe('20A 20B 20C');
    expect(propose('a320neo', '11 20', adults(3), { prefer: ['extraLegroom'] }).seats[0]).toBe('11A 11B 11C');
  });

  test('seats that recline and have a view come first', () => {
    expect(propose('a320neo', '9A 9B 30D 30E 10A 10B 14A 14B', adults(2)).seats[0]).toBe('14A 14B');
  });
});

describe('a proposal obeys the rules', () => {
  test('for exit rows, bassinets and infants on the lap', () => {
    expect(propose('a320neo', '11 20', FAMILY).seats).toEqual(['20A 20B 20C', '20D 20E 20F', '20B 20C 20D']);
    expect(propose('b787-9', '20D 20E 20F 25A 25C', adults(1)).seats[0]).toBe('25A');
    const withInfant = party('adult', 'infant');
    expect(propose('b787-9', '20D 25A', withInfant, { prefer: ['bassinet'] }).seats[0]).toBe('20D');
    expect(propose('b787-9', '1A 2A', withInfant, { cabin: 'business' }).seats).toEqual(['1A']);
  });

  test('and is in the chosen cabin, or in the one with the lowest fares', () => {
    const cabinOf = (wishes: SeatWishes) => propose('a380-800', 'all', adults(2), wishes).seats[0];
    const codes = (id: string) =>
      cabinsOf(layoutOf('a380-800'))
        .filter((cabin) => cabin.id === id)
        .flatMap(({ rows }) => rows.flatMap(({ places }) => places.map((seat) => seat?.code)));
    expect(codes('first')).toContain(cabinOf({ cabin: 'first' })?.split(' ')[0]);
    expect(codes('economy')).toContain(cabinOf({})?.split(' ')[0]);
  });
});

test.each<[string, string, Party, SeatWishes, string]>([
  ['too few seats are free', '20A 20C', FAMILY, {}, 'CABIN_FULL'],
  ['the free seats are not allowed for the party', '11A 11B 11C 20A', FAMILY, {}, 'NO_SEATS_FOR_PARTY'],
  ['the aircraft has no such cabin', 'all', FAMILY, { cabin: 'first' }, 'NO_SUCH_CABIN'],
  ['the party is too large', 'all', adults(10), {}, 'TOO_MANY_SEATS'],
  ['a child travels alone', 'all', party('child'), {}, 'PARTY_NEEDS_ADULT'],
])('a party without a proposal gets the reason: %s', (_, free, who, wishes, code) => {
  expect(propose('a320neo', free, who, wishes)).toMatchObject({ seats: [], refusal: { code } });
});
