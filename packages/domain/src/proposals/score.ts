import type { SeatTrait } from '../flight/traits.ts';
import { countOf, type Party } from '../party/party.ts';
import { type Block, crossesAisle, type Run, seatsOfBlock } from './blocks.ts';
import { type ProposalReason, REASONS, type ReasonCode, type Wish } from './proposal.ts';

/** The reasons for and against the seats of one block, or of several if the party is split. */
export function reasonsFor(blocks: readonly Block[], party: Party, prefer: readonly Wish[]): ProposalReason[] {
  const seats = blocks.flatMap(seatsOfBlock);
  const has = (trait: SeatTrait) => sum(seats.map(({ traits }) => (traits.includes(trait) ? 1 : 0)));
  const reasons: ProposalReason[] = [];
  const count = (code: ReasonCode, times = 1) => {
    if (times > 0) reasons.push({ code, points: REASONS[code].points * times });
  };

  if (seats.length > 1) reasons.push(togetherReason(blocks));
  if (countOf(party, 'child') > 0) {
    count(adultsNeeded(blocks) <= countOf(party, 'adult') ? 'CHILDREN_BESIDE_ADULTS' : 'CHILDREN_APART');
  }
  for (const wish of prefer) {
    const code = has(wish) > 0 ? 'WISH_MET' : 'WISH_MISSED';
    reasons.push({ code, points: REASONS[code].points, wish });
  }
  if (seats.length === 1) count('MIDDLE', has('middle'));
  count('STRANDS_SEAT', sum(blocks.flat().map(strandedBy)));
  if (!prefer.includes('extraLegroom')) count('UNASKED_LEGROOM', has('extraLegroom'));
  count('NO_RECLINE', has('noRecline'));
  count('RESTRICTED_VIEW', has('restrictedView'));
  return reasons;
}

export function scoreOf(reasons: readonly ProposalReason[]): number {
  return sum(reasons.map(({ points }) => points));
}

/**
 * The highest score that a block of `size` seats in `rows` rows could have. The search skips blocks that can't be the
 * best.
 */
export function mostPoints(
  { size, rows, aisle = false }: { size: number; rows: number; aisle?: boolean | undefined },
  party: Party,
  prefer: readonly Wish[],
): number {
  const together = size > 1 ? rowsReason(rows, aisle).points : 0;
  const children = countOf(party, 'child') > 0 ? REASONS.CHILDREN_BESIDE_ADULTS.points : 0;
  return together + children + prefer.length * REASONS.WISH_MET.points;
}

function togetherReason(blocks: readonly Block[]): ProposalReason {
  const [block = []] = blocks;
  if (blocks.length > 1) return { code: 'SPLIT', points: REASONS.SPLIT.points - 20 * (blocks.length - 2) };
  return rowsReason(block.length, block.some(crossesAisle));
}

function rowsReason(rows: number, aisle: boolean): ProposalReason {
  if (rows > 1) return { code: 'IN_ROWS', points: REASONS.IN_ROWS.points - 10 * (rows - 2) - (aisle ? 10 : 0) };
  const code = aisle ? 'ACROSS_AISLE' : 'SIDE_BY_SIDE';
  return { code, points: REASONS[code].points };
}

/** The number of adults needed so that each child sits beside one: one adult for up to three neighbours. */
function adultsNeeded(blocks: readonly Block[]): number {
  return sum(blocks.flat().flatMap((run) => groupSizes(run).map((size) => Math.ceil(size / 3))));
}

/** The number of seats of a run in each group between aisles. */
function groupSizes(run: Run): number[] {
  const sizes = new Map<number, number>();
  for (const { group } of seatsOfBlock([run])) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes.values()];
}

/** The number of free seats that lose their last free neighbour to a run. */
function strandedBy({ row: { seats }, from, size }: Run): number {
  const isStranded = (seat: number, step: -1 | 1) => {
    const taken = seats[seat - step];
    const single = seats[seat];
    const beyond = seats[seat + step];
    if (!single?.free || single.group !== taken?.group) return false;
    return !beyond?.free || beyond.group !== single.group;
  };
  return Number(isStranded(from - 1, -1)) + Number(isStranded(from + size, 1));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
