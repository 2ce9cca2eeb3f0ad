import type { SeatMapMessage, SeatMapView, SeatStatus } from '@jumpseat/booking/contracts';

/** Every seat of a flight at one version. Replaced, never changed. */
export interface SeatMapState {
  readonly version: number;
  readonly seats: Readonly<Record<string, SeatStatus>>;
}

/** The state that a map read by `seatMap.get` is in. */
export function seatMapStateOf({ version, seats }: SeatMapView): SeatMapState {
  return { version, seats: Object.fromEntries(seats.map(({ code, status }) => [code, status])) };
}

/**
 * The map after a message of `seatMap.watch`. A delta that the map already contains changes nothing.
 * @returns undefined when changes are missing between the map and the message: watch again from the beginning.
 * @public
 */
export function applySeatMapMessage(
  state: SeatMapState | undefined,
  message: SeatMapMessage,
): SeatMapState | undefined {
  const { type, version, seats } = message;
  if (type === 'snapshot') return { version, seats };
  if (!state || message.after > state.version) return undefined;
  if (version <= state.version) return state;
  return { version, seats: { ...state.seats, ...seats } };
}
