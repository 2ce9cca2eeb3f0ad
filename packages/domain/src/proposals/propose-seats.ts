import { type Refusal, refusal } from '../errors.ts';
import { CABINS, type CabinId } from '../flight/cabins.ts';
import { cabinsOf, type LayoutDeck, type SeatCode } from '../flight/layout.ts';
import { type Party, seatsNeeded } from '../party/party.ts';
import { refuseParty } from '../party/seat-rules.ts';
import { type Block, crossesAisle, seatsOfBlock, spreadsOf, visitBlocks } from './blocks.ts';
import { type GridRow, type GridSeat, gridOf } from './cabin-grid.ts';
import type { ProposalReason, SeatProposal, SeatProposals, SeatWishes, Wish } from './proposal.ts';
import { mostPoints, reasonsFor, scoreOf } from './score.ts';

/** The best seats and two alternatives. */
const MAX_PROPOSALS = 3;

/** The seats of a flight, and which of them are free. */
export interface FlightSeatMap {
  readonly decks: readonly LayoutDeck[];
  readonly free: ReadonlySet<SeatCode>;
}

/**
 * Proposes the best free seats for a party, and two alternatives that share no seats with better ones if possible. The
 * seats are together if possible, otherwise in as few places as possible. All proposals obey the seat rules. Scored as
 * `REASONS` says; the same input always has the same result.
 */
export function proposeSeats(
  map: FlightSeatMap,
  party: Party,
  { cabin = cheapestCabin(map), prefer = [] }: SeatWishes,
  maxSeats: number,
): SeatProposals {
  const cabins = cabinsOf(map).filter(({ id }) => id === cabin);
  const grid = gridOf(cabins, map.free, { party, cabin });
  const refused =
    refuseParty(party, maxSeats) ?? (cabins.length === 0 ? refusal('NO_SUCH_CABIN') : refuseRoom(grid, party));
  if (refused) return { proposals: [], refusal: refused };
  const search = new ProposalSearch(grid, party, [...new Set(prefer)]);
  const together = search.findTogether();
  return { proposals: together.length > 0 ? together : search.findSplit(), refusal: null };
}

function cheapestCabin(map: FlightSeatMap): CabinId | undefined {
  const has = new Set(cabinsOf(map).map(({ id }) => id));
  return CABINS.findLast((id) => has.has(id));
}

/** Returns the refusal if too few seats are free, or too few of the free seats are allowed for the party. */
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

/** Searches the seats of a cabin for one party. */
class ProposalSearch {
  readonly #grid: readonly GridRow[];
  readonly #party: Party;
  readonly #prefer: readonly Wish[];

  constructor(grid: readonly GridRow[], party: Party, prefer: readonly Wish[]) {
    this.#grid = grid;
    this.#party = party;
    this.#prefer = prefer;
  }

  /** The best blocks that seat the whole party; those that share no seats are preferred. */
  findTogether(): SeatProposal[] {
    const proposals: SeatProposal[] = [];
    const size = seatsNeeded(this.#party);
    while (proposals.length < MAX_PROPOSALS) {
      const taken = new Set(proposals.flatMap(({ seats }) => seats));
      const known = new Set(proposals.map(({ seats }) => seats.join()));
      const next = this.#best(size, taken) ?? this.#best(size, new Set(), { known });
      if (!next) break;
      proposals.push(this.#propose([next]));
    }
    return proposals.sort((a, b) => b.score - a.score);
  }

  /** Proposals that split the party over as few places as possible. */
  findSplit(): SeatProposal[] {
    const proposals: SeatProposal[] = [];
    while (proposals.length < MAX_PROPOSALS) {
      const blocks = this.#split(seatsNeeded(this.#party), new Set(proposals.flatMap(({ seats }) => seats)));
      if (!blocks) break;
      proposals.push(this.#propose(blocks));
    }
    return proposals.sort((a, b) => b.score - a.score);
  }

  /** Blocks for `size` seats, the largest first and each near the first. Avoids single seats if possible. */
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

  /** The best block of `size` seats that are neither `taken` nor `known`. Each row away from `near` costs a point. */
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

/** The sizes of a block to try for `size` seats: all, then sizes that leave nobody alone, then the others. */
function partsOf(size: number): number[] {
  const sizes = Array.from({ length: size }, (_, index) => size - index);
  const leavesNobodyAlone = (part: number) => part === size || (part > 1 && size - part > 1);
  return [...sizes.filter(leavesNobodyAlone), ...sizes.filter((part) => !leavesNobodyAlone(part))];
}

function codesOf(blocks: readonly Block[]): SeatCode[] {
  return blocks.flatMap(seatsOfBlock).map(({ code }) => code);
}
