import { type Refusal, refusal } from '../errors.ts';
import { CABINS, type CabinId } from '../flight/cabins.ts';
import { cabinsOf, type LayoutDeck, type SeatCode } from '../flight/layout.ts';
import { type Party, seatsNeeded } from '../party/party.ts';
import { refuseParty } from '../party/seat-rules.ts';
import { type Block, crossesAisle, seatsOfBlock, spreadsOf, visitBlocks } from './blocks.ts';
import { type GridRow, type GridSeat, gridOf } from './cabin-grid.ts';
import type { ProposalReason, SeatProposal, SeatProposals, SeatWishes, Wish } from './proposal.ts';
import { mostPoints, reasonsFor, scoreOf } from './score.ts';

/** The best seats and two alternatives are proposed. */
const PROPOSALS = 3;

/** The seats of a flight as the picker needs them: where they are, and which are free. */
export interface FlightSeatMap {
  readonly decks: readonly LayoutDeck[];
  readonly free: ReadonlySet<SeatCode>;
}

/**
 * The best free seats for a party, and two alternatives that share none with the better ones where such are left. Seats together where
 * there are any, else as few places as can be. What is proposed keeps to the rules of seats. Scored as `REASONS` says; the same
 * question has the same answer.
 */
export function proposeSeats(
  map: FlightSeatMap,
  party: Party,
  { cabin = cheapestCabin(map), prefer = [] }: SeatWishes,
  maxSeats: number,
): SeatProposals {
  const cabins = cabinsOf(map).filter(({ id }) => id === cabin);
  const grid = gridOf(cabins, map.free, { party, cabin });
  const why =
    refuseParty(party, maxSeats) ?? (cabins.length === 0 ? refusal('NO_SUCH_CABIN') : refuseRoom(grid, party));
  if (why) return { proposals: [], refusal: why };
  const picker = new Picker(grid, party, [...new Set(prefer)]);
  const together = picker.together();
  return { proposals: together.length > 0 ? together : picker.apart(), refusal: null };
}

function cheapestCabin(map: FlightSeatMap): CabinId | undefined {
  const has = new Set(cabinsOf(map).map(({ id }) => id));
  return CABINS.findLast((id) => has.has(id));
}

/** Why a cabin has no room for the party: too few seats are free, or too few of them are for such a party. */
function refuseRoom(grid: readonly GridRow[], party: Party): Refusal | undefined {
  const free = grid.flatMap(({ seats }) => seats.filter((seat) => seat.free));
  const allowed = free.filter((seat) => seat.allowed);
  const needed = seatsNeeded(party);
  if (free.length < needed) return refusal('CABIN_FULL', { detail: `${free.length} free, ${needed} needed` });
  if (allowed.length >= needed) return undefined;
  const seats = free.filter((seat) => !seat.allowed).map(({ code }) => code);
  return refusal('NO_SEATS_FOR_PARTY', {
    seats,
    detail: `${allowed.length} of ${free.length} free seats, ${needed} needed`,
  });
}

/** Chooses among the seats of a cabin for one party. */
class Picker {
  readonly #grid: readonly GridRow[];
  readonly #party: Party;
  readonly #prefer: readonly Wish[];

  constructor(grid: readonly GridRow[], party: Party, prefer: readonly Wish[]) {
    this.#grid = grid;
    this.#party = party;
    this.#prefer = prefer;
  }

  /** The best blocks that seat the whole party, those without a common seat first. */
  together(): SeatProposal[] {
    const proposals: SeatProposal[] = [];
    const size = seatsNeeded(this.#party);
    while (proposals.length < PROPOSALS) {
      const taken = new Set(proposals.flatMap(({ seats }) => seats));
      const known = new Set(proposals.map(({ seats }) => seats.join()));
      const next = this.#best(size, taken) ?? this.#best(size, new Set(), { known });
      if (!next) break;
      proposals.push(this.#propose([next]));
    }
    return proposals.sort((a, b) => b.score - a.score);
  }

  /** The party in several places, as few as can be. */
  apart(): SeatProposal[] {
    const proposals: SeatProposal[] = [];
    while (proposals.length < PROPOSALS) {
      const blocks = this.#split(seatsNeeded(this.#party), new Set(proposals.flatMap(({ seats }) => seats)));
      if (!blocks) break;
      proposals.push(this.#propose(blocks));
    }
    return proposals.sort((a, b) => b.score - a.score);
  }

  /** Places for so many, the largest first, but nobody alone where that can be; each as near the first as it can be. */
  #split(size: number, taken: ReadonlySet<SeatCode>, near?: Block): Block[] | undefined {
    if (size === 0) return [];
    for (const part of partsOf(size)) {
      const best = this.#best(part, taken, { near });
      if (!best) continue;
      const rest = this.#split(size - part, new Set([...taken, ...codesOf([best])]), near ?? best);
      return rest && [best, ...rest];
    }
    return undefined;
  }

  /** The best block of seats that are not taken: none that is known, and where `near` is given, a row away costs a point. */
  #best(
    size: number,
    taken: ReadonlySet<SeatCode>,
    { known, near }: { known?: ReadonlySet<string>; near?: Block | undefined } = {},
  ): Block | undefined {
    const mayTake = ({ allowed, code }: GridSeat) => allowed && !taken.has(code);
    let best: Block | undefined;
    let points = Number.NEGATIVE_INFINITY;
    const canBeBest = (rows: number, aisle?: boolean) =>
      mostPoints({ size, rows, aisle }, this.#party, this.#prefer) > points;
    for (const spread of spreadsOf(size)) {
      if (!canBeBest(spread.length)) break;
      visitBlocks(this.#grid, spread, mayTake, (block) => {
        if (!canBeBest(block.length, block.some(crossesAisle))) return;
        const score = scoreOf(this.#reasons([block])) - (near ? rowsBetween(near, block) : 0);
        if (score <= points || known?.has(codesOf([block]).join())) return;
        best = block;
        points = score;
      });
    }
    return best;
  }

  #reasons(blocks: readonly Block[]): ProposalReason[] {
    return reasonsFor(blocks, this.#party, this.#prefer);
  }

  #propose(blocks: readonly Block[]): SeatProposal {
    const reasons = this.#reasons(blocks);
    const chosen = new Set(codesOf(blocks));
    const inOrder = this.#grid.flatMap(({ seats }) => seats.filter(({ code }) => chosen.has(code)));
    return { seats: inOrder.map(({ code }) => code), score: scoreOf(reasons), reasons };
  }
}

function rowsBetween([one]: Block, [other]: Block): number {
  return Math.abs((one?.row.fromTail ?? 0) - (other?.row.fromTail ?? 0));
}

/** In which sizes to look for places for so many: all of them, then parts that leave nobody alone, then the rest. */
function partsOf(size: number): number[] {
  const sizes = Array.from({ length: size }, (_, index) => size - index);
  const isKind = (part: number) => part === size || (part > 1 && size - part > 1);
  return [...sizes.filter(isKind), ...sizes.filter((part) => !isKind(part))];
}

function codesOf(blocks: readonly Block[]): SeatCode[] {
  return blocks.flatMap(seatsOfBlock).map(({ code }) => code);
}
