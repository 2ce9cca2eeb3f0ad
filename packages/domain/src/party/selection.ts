import { type Refusal, refusal } from '../errors.ts';
import { type FlightFacts, flightSeats, seatOf } from '../flight/flight.ts';
import type { SeatCode } from '../flight/layout.ts';
import { type Chooser, refuseParty, refuseSeats } from './seat-rules.ts';

/**
 * Returns the refusal of a selection that breaks a rule, whether or not the seats are free; undefined when it breaks
 * none.
 */
export function refuseSelection(
  flight: Pick<FlightFacts, 'id' | 'layoutId' | 'blockBy'>,
  seats: readonly SeatCode[],
  maxSeats: number,
  chooser: Chooser = {},
): Refusal | undefined {
  if (seats.length === 0) return refusal('NO_SEATS');
  const twice = seats.filter((seat, index) => seats.indexOf(seat) !== index);
  if (twice.length > 0) return refusal('DUPLICATE_SEAT', { seats: [...new Set(twice)] });
  if (seats.length > maxSeats) {
    return refusal('TOO_MANY_SEATS', { detail: `${seats.length} seats requested, ${maxSeats} allowed` });
  }
  const { seats: known } = flightSeats(flight);
  const unknown = seats.filter((seat) => !known.has(seat));
  if (unknown.length > 0) return refusal('NO_SUCH_SEAT', { seats: unknown });
  const chosen = seats.map((seat) => seatOf(flight, seat));
  return (chooser.party && refuseParty(chooser.party, maxSeats)) ?? refuseSeats(chosen, chooser);
}
