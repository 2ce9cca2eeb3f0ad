import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CABINS } from '../flight/cabins.ts';
import { cabinsOf, type LayoutRow, type SeatCode, seatsOf } from '../flight/layout.ts';
import { layoutOf } from '../flight/layouts.ts';
import { type PassengerKind, seatsNeeded } from '../party/party.ts';
import { refuseSeat } from '../party/seat-rules.ts';
import { refuseSelection } from '../party/selection.ts';
import { spreadsOf, visitBlocks } from './blocks.ts';
import { gridOf } from './cabin-grid.ts';
import { WISHES } from './proposal.ts';
import { proposeSeats } from './propose-seats.ts';
import { reasonsFor, scoreOf } from './score.ts';

const layoutId = fc.constantFrom('demo-5x6', 'atr72-600', 'a220-300', 'a320neo', 'b787-9', 'a380-800');
const party = fc
  .array(fc.constantFrom<PassengerKind>('adult', 'adult', 'child', 'infant'), { minLength: 1, maxLength: 8 })
  .map((kinds) => kinds.map((kind) => ({ kind })));
const wishes = fc.record({
  cabin: fc.option(fc.constantFrom(...CABINS), { nil: undefined }),
  prefer: fc.option(fc.subarray([...WISHES]), { nil: undefined }),
});
/** How many seats are free, and a random number for each seat. */
const occupancy = fc.record({
  share: fc.constantFrom(0.05, 0.2, 0.5, 0.9),
  random: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
});

function flightOf(id: string, { share, random }: { share: number; random: Iterator<number> }) {
  const { decks } = layoutOf(id);
  const free = seatsOf({ decks }).map(({ code }) => code);
  return { decks, free: new Set(free.filter(() => random.next().value < share)) };
}

/** The groups of seats in a row, between aisles. */
function groups({ places }: LayoutRow, columns: readonly (string | null)[]): SeatCode[][] {
  const found: SeatCode[][] = [[]];
  for (const [index, column] of columns.entries()) {
    const seat = places[index];
    if (column === null) found.push([]);
    else if (seat) found.at(-1)?.push(seat.code);
  }
  return found;
}

const groupsOf = (id: string) =>
  cabinsOf(layoutOf(id)).flatMap(({ rows, columns }) => rows.flatMap((row) => groups(row, columns)));

/** Free seats without a free neighbour. */
function singles(id: string, free: ReadonlySet<SeatCode>): SeatCode[] {
  return groupsOf(id).flatMap((group) =>
    group.filter((seat, at) => free.has(seat) && ![at - 1, at + 1].some((next) => free.has(group[next] ?? ''))),
  );
}

/** Every run of `size` free neighbours. */
function neighbours(id: string, free: ReadonlySet<SeatCode>, size: number): SeatCode[][] {
  return groupsOf(id).flatMap((group) =>
    group
      .map((_, from) => group.slice(from, from + size))
      .filter((run) => run.length === size && run.every((seat) => free.has(seat))),
  );
}

test('a party gets free and allowed seats, one for each passenger who needs one, or a reason why not', () => {
  fc.assert(
    fc.property(layoutId, occupancy, party, wishes, (id, seats, who, { cabin, prefer }) => {
      const map = flightOf(id, seats);
      const { proposals, refusal } = proposeSeats(map, who, { cabin, prefer }, 9);
      expect(proposals.length === 0).toBe(refusal !== null);
      expect(proposals.length).toBeLessThanOrEqual(3);
      for (const proposal of proposals) {
        expect(proposal.seats).toHaveLength(seatsNeeded(who));
        expect(proposal.seats.filter((seat) => !map.free.has(seat))).toEqual([]);
        expect(
          refuseSelection({ id: 'F', layoutId: id, blockBy: 'cabin' }, proposal.seats, 9, { party: who, cabin }),
        ).toBeUndefined();
        expect(proposal.score).toBe(proposal.reasons.reduce((sum, { points }) => sum + points, 0));
      }
      expect(proposals.map(({ score }) => score)).toEqual(
        proposals.map(({ score }) => score).toSorted((a, b) => b - a),
      );
      expect(new Set(proposals.map(({ seats }) => seats.join())).size).toBe(proposals.length);
    }),
  );
});

test('no seats together score higher than the best proposal', () => {
  fc.assert(
    fc.property(layoutId, occupancy, party, wishes, (id, seats, who, { cabin = 'economy', prefer = [] }) => {
      const map = flightOf(id, seats);
      const [best] = proposeSeats(map, who, { cabin, prefer }, 9).proposals;
      const cabins = cabinsOf(map).filter((each) => each.id === cabin);
      const grid = gridOf(cabins, map.free, { party: who, cabin });
      const size = seatsNeeded(who);
      for (const spread of best ? spreadsOf(size) : []) {
        visitBlocks(
          grid,
          spread,
          ({ allowed }) => allowed,
          (block) => expect(scoreOf(reasonsFor([block], who, prefer))).toBeLessThanOrEqual(best?.score ?? 0),
        );
      }
    }),
  );
});

test('a party sits side by side wherever possible', () => {
  fc.assert(
    fc.property(layoutId, occupancy, party, (id, seats, who) => {
      const map = flightOf(id, seats);
      const allowed = seatsOf(map).filter((seat) => !refuseSeat(seat, { party: who, cabin: 'economy' }));
      const mayTake = new Set(allowed.map(({ code }) => code).filter((code) => map.free.has(code)));
      const [best] = proposeSeats(map, who, { cabin: 'economy' }, 9).proposals;
      const size = seatsNeeded(who);
      if (!best || size < 2) return;
      const runs = neighbours(id, mayTake, size);
      if (runs.length > 0) expect(best.reasons[0]?.code).not.toBe('SPLIT');
      const children = who.some(({ kind }) => kind === 'child');
      const traits = new Map(allowed.map((seat) => [seat.code, seat.traits]));
      const plain = (seat: SeatCode) =>
        !traits
          .get(seat)
          ?.some((trait) => trait === 'extraLegroom' || trait === 'noRecline' || trait === 'restrictedView');
      if (!children && runs.some((run) => run.every(plain))) expect(best.reasons[0]?.code).toBe('SIDE_BY_SIDE');
    }),
  );
});

test('a proposal leaves no single seat if equally good seats leave none', () => {
  fc.assert(
    fc.property(occupancy, fc.integer({ min: 2, max: 3 }), (seats, size) => {
      const { decks, free } = flightOf('demo-5x6', seats);
      const [best] = proposeSeats({ decks, free }, Array(size).fill({ kind: 'adult' }), {}, 9).proposals;
      const before = singles('demo-5x6', free);
      const strands = (taken: readonly SeatCode[]) => {
        const after = new Set([...free].filter((seat) => !taken.includes(seat)));
        return singles('demo-5x6', after).some((seat) => !before.includes(seat));
      };
      const good = neighbours('demo-5x6', free, size).filter((run) => !strands(run));
      if (best && good.length > 0) expect([best.seats, strands(best.seats)]).toEqual([best.seats, false]);
    }),
    { numRuns: 500 },
  );
});

test('the order of the free seats does not change the proposals', () => {
  fc.assert(
    fc.property(layoutId, occupancy, party, wishes, (id, seats, who, wish) => {
      const map = flightOf(id, seats);
      const shuffled = { ...map, free: new Set([...map.free].toReversed()) };
      expect(proposeSeats(shuffled, who, wish, 9)).toEqual(proposeSeats(map, who, wish, 9));
    }),
  );
});
