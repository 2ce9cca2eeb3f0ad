import { type SeatCode, seatTravellers, type Traveller } from '@jumpseat/domain';
import { inSeatOrder, nameOf } from './people.ts';

/** Who sits in a seat. */
export interface SeatRow {
  readonly seat: SeatCode;
  readonly name: string;
  /** The babies on the lap. */
  readonly babies: readonly string[];
}

/** The names by seat, in the order of the seats. Seats without a traveller are left out. */
export function seatRows(travellers: readonly Traveller[], seats: readonly SeatCode[]): SeatRow[] {
  const placed = seatTravellers(travellers, seats);
  return inSeatOrder(seats).flatMap((seat) => {
    const at = placed.findIndex((traveller) => traveller.seat === seat);
    const traveller = placed[at];
    if (!traveller) return [];
    const babies = placed.filter(({ kind, lapOf }) => kind === 'infant' && lapOf === at);
    return [{ seat, name: nameOf(traveller), babies: babies.map(nameOf) }];
  });
}
