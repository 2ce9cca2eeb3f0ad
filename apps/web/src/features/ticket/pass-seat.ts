import type { BoardingPassView, TicketView } from '@jumpseat/booking/contracts';
import { type CabinId, type SeatTrait, seatOf, type Traveller } from '@jumpseat/domain';

/** Where the traveller of a boarding pass sits. */
interface PassSeat {
  readonly seat: string;
  readonly cabin: CabinId;
  /** At the window, at the aisle, or between; undefined if the seat has no such trait. */
  readonly position: SeatTrait | undefined;
  /** The adult whose lap a baby sits on; undefined for all others. */
  readonly adult: Traveller | undefined;
}

/** The seat of a pass: a baby has that of its adult. Null while none is assigned. */
export function passSeat({ traveller }: BoardingPassView, { flight, passes }: TicketView): PassSeat | null {
  const adult = passes.find(({ position }) => position === traveller.lapOf)?.traveller;
  const seat = traveller.seat ?? adult?.seat ?? null;
  if (seat === null) return null;
  const { cabin, traits } = seatOf(flight, seat);
  return { seat, cabin, position: traits[0], adult };
}
