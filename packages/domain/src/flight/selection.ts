import { type Refusal, refusal } from '../errors.ts';
import { type FlightFacts, flightSeats } from './flight.ts';
import type { SeatCode } from './layout.ts';

/** Why these seats can't be one order's selection on the flight, whoever holds them; undefined when they can. */
export function refuseSelection(
  flight: Pick<FlightFacts, 'id' | 'layoutId' | 'blockBy'>,
  seats: readonly SeatCode[],
  maxSeats: number,
): Refusal | undefined {
  if (seats.length === 0) return refusal('NO_SEATS');
  const twice = seats.filter((seat, index) => seats.indexOf(seat) !== index);
  if (twice.length > 0) return refusal('DUPLICATE_SEAT', { seats: [...new Set(twice)] });
  if (seats.length > maxSeats) {
    return refusal('TOO_MANY_SEATS', { detail: `${seats.length} seats asked for, ${maxSeats} allowed` });
  }
  const { seats: known } = flightSeats(flight);
  const unknown = seats.filter((seat) => !known.has(seat));
  return unknown.length > 0 ? refusal('NO_SUCH_SEAT', { seats: unknown }) : undefined;
}
