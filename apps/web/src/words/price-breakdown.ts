import { CABIN_NAMES, type Money, type PriceLine, sum } from '@jumpseat/domain';

/** Seats of one cabin that cost the same. */
export interface SeatGroup {
  readonly cabin: string;
  readonly seats: readonly string[];
  readonly each: Money;
  readonly total: Money;
}

/** The lines of a price with the seats together that cost the same in the same cabin, in the order of their first seats. */
export function seatGroups(lines: readonly PriceLine[]): SeatGroup[] {
  const groups = Map.groupBy(lines, ({ cabin, total }) => `${cabin} ${total.amount}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return {
      cabin: CABIN_NAMES[first.cabin],
      seats: group.map(({ seat }) => seat),
      each: first.total,
      total: sum(group.map(({ total }) => total)),
    };
  });
}
