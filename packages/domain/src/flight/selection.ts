import { type Refusal, refusal } from '../errors.ts';
import { type Chooser, refuseParty, refuseSeats } from '../party/seat-rules.ts';
import { type FlightFacts, flightSeats, seatOf } from './flight.ts';
import type { SeatCode } from './layout.ts';

/** Why these seats can't be the chooser's selection on the flight, whoever holds them; undefined when they can. */
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
    return refusal('TOO_MANY_SEATS', { detail: `${seats.length} seats asked for, ${maxSeats} allowed` });
  }
  const { seats: known } = flightSeats(flight);
  const unknown = seats.filter((seat) => !known.has(seat));
  if (unknown.length > 0) return refusal('NO_SUCH_SEAT', { seats: unknown });
  const chosen = seats.map((seat) => seatOf(flight, seat));
  return (chooser.party && refuseParty(chooser.party, maxSeats)) ?? refuseSeats(chosen, chooser);
}
