import type { SeatProposals } from '@jumpseat/booking/contracts';
import { WISHES } from '@jumpseat/domain';
import type { Seating } from '#features/seat-map/seating.svelte.ts';
import { listInWords } from '#messages/text.ts';
import { WISH_WORDS } from './reasons.ts';

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
  const differences = differencesOf(proposals, seating);
  const rows = proposals.map((proposal) => rowsInWords(proposal, seating));
  return proposals.map((proposal, index) => {
    const isOnly = ({ holds }: Difference) => proposals.every((each) => holds(each) === (each === proposal));
    const difference = proposals.length > 1 ? differences.find(isOnly) : undefined;
    const isOnlyInRows = rows.every((other, at) => at === index || other !== rows[index]);
    const place = isOnlyInRows ? rows[index] : `Seats ${listInWords(proposal.seats)}`;
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
  return [
    { name: 'Cheapest', holds: (proposal) => total(proposal) === lowest },
    {
      name: isGroup ? 'Front row together' : 'Front row',
      holds: ({ seats }) => seats.every((code) => front.has(code)),
    },
    ...WISHES.map((wish) => ({
      name: `With ${WISH_WORDS[wish]}`,
      holds: ({ seats }: Proposal) => seats.some((code) => seating.seatOf(code).traits.includes(wish)),
    })),
    { name: 'Side by side', holds: hasReason('SIDE_BY_SIDE') },
    { name: 'Across the aisle', holds: hasReason('ACROSS_AISLE') },
    { name: 'In rows behind each other', holds: hasReason('IN_ROWS') },
    { name: 'Further forward', holds: (proposal) => place(proposal) === foremost },
    { name: 'Further back', holds: (proposal) => place(proposal) === hindmost },
  ];
}

/** The rows of the seats: `Row 20`, `Rows 20 and 21`. */
function rowsInWords({ seats }: Proposal, seating: Seating): string {
  const rows = [...new Set(seats.map((code) => seating.seatOf(code).row))];
  return `${rows.length === 1 ? 'Row' : 'Rows'} ${listInWords(rows)}`;
}
