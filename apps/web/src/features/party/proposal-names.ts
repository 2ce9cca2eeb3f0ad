import type { SeatProposals } from '@jumpseat/booking/contracts';
import { WISHES } from '@jumpseat/domain';
import type { Seating } from '#features/seat-map/seating.svelte.ts';
import { messages } from '#language/language.ts';

type Proposal = SeatProposals['proposals'][number];

/** Something that one proposal may have and the others not. */
interface Difference {
  readonly name: string;
  readonly holds: (proposal: Proposal) => boolean;
}

/**
 * Names each proposal by the first thing that sets it apart from all others. If nothing does, by its rows, or by its
 * seats where another one has the same rows.
 */
export function nameProposals(proposals: readonly Proposal[], seating: Seating): string[] {
  const m = messages().party.names;
  const differences = differencesOf(proposals, seating);
  const rows = proposals.map((proposal) => m.rows(rowsOf(proposal, seating)));
  return proposals.map((proposal, index) => {
    const isOnly = ({ holds }: Difference) => proposals.every((each) => holds(each) === (each === proposal));
    const difference = proposals.length > 1 ? differences.find(isOnly) : undefined;
    const isOnlyInRows = rows.every((other, at) => at === index || other !== rows[index]);
    const place = isOnlyInRows ? rows[index] : m.seats(proposal.seats);
    return difference?.name ?? place ?? '';
  });
}

function differencesOf(proposals: readonly Proposal[], seating: Seating): Difference[] {
  const total = ({ price }: Proposal) => price.total.amount;
  const lowest = Math.min(...proposals.map(total));
  const place = ({ seats }: Proposal) => Math.min(...seats.map((code) => seating.seatOf(code).y));
  const foremost = Math.min(...proposals.map(place));
  const hindmost = Math.max(...proposals.map(place));
  const front = new Set(
    seating.decks.flatMap(({ cabins }) => cabins.flatMap(({ rows }) => rows[0]?.seats.map(({ code }) => code) ?? [])),
  );
  const isGroup = proposals.some(({ seats }) => seats.length > 1);
  const hasReason = (code: Proposal['reasons'][number]['code']) => (proposal: Proposal) =>
    proposal.reasons.some((reason) => reason.code === code);
  const m = messages().party.names;
  return [
    { name: m.cheapest, holds: (proposal) => total(proposal) === lowest },
    {
      name: isGroup ? m.frontRowTogether : m.frontRow,
      holds: ({ seats }) => seats.every((code) => front.has(code)),
    },
    ...WISHES.map((wish) => ({
      name: m.withWish(wish),
      holds: ({ seats }: Proposal) => seats.some((code) => seating.seatOf(code).traits.includes(wish)),
    })),
    { name: m.sideBySide, holds: hasReason('SIDE_BY_SIDE') },
    { name: m.acrossAisle, holds: hasReason('ACROSS_AISLE') },
    { name: m.inRows, holds: hasReason('IN_ROWS') },
    { name: m.forward, holds: (proposal) => place(proposal) === foremost },
    { name: m.back, holds: (proposal) => place(proposal) === hindmost },
  ];
}

function rowsOf({ seats }: Proposal, seating: Seating): string[] {
  return [...new Set(seats.map((code) => seating.seatOf(code).row))];
}
