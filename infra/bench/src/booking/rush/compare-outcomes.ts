import type { RushOutcome } from './requests.ts';

/** A seat that is booked in Postgres. */
export interface BookedSeat {
  readonly seat: string;
  readonly orderId: string;
}

/**
 * Counts where outcomes differ from Postgres, once everyone who held seats has paid. Each count must be 0.
 *
 * @param booked every booking of the flight
 * @param statuses every order of the flight: its status by its id
 */
export function compareOutcomes(
  outcomes: readonly RushOutcome[],
  booked: readonly BookedSeat[],
  statuses: ReadonlyMap<string, string>,
): Readonly<Record<string, number>> {
  const orderOf = new Map(booked.map(({ seat, orderId }) => [seat, orderId]));
  const confirmed = outcomes
    .filter(({ status }) => status === 'CONFIRMED')
    .flatMap(({ seats, orderId }) => seats.map((seat) => ({ seat, orderId })));
  const confirmedSeats = new Set(confirmed.map(({ seat }) => seat));
  const answered = outcomes.filter(({ orderId }) => orderId !== null);
  const refused = answered.filter(({ isGranted }) => !isGranted);
  return {
    'sold twice': confirmed.length - confirmedSeats.size,
    'confirmed, not sold': confirmed.filter(({ seat, orderId }) => orderOf.get(seat) !== orderId).length,
    'sold, not confirmed': booked.filter(({ seat }) => !confirmedSeats.has(seat)).length,
    'refused though free': refused.filter(({ seats }) => !seats.some((seat) => orderOf.has(seat))).length,
    'other status': answered.filter(({ orderId, status }) => statuses.get(`${orderId}`) !== status).length,
  };
}
