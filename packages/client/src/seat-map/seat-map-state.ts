import type { SeatMapMessage, SeatMapView, SeatStatus } from '../contract/flights.ts';

/** Every seat of a flight at one version. Immutable. @public */
export interface SeatMapState {
  readonly version: number;
  /** By seat code, such as `12C`. */
  readonly seats: Readonly<Record<string, SeatStatus>>;
}

/** Converts the result of `seatMap.get`. @public */
export function seatMapStateOf({ version, seats }: SeatMapView): SeatMapState {
  return { version, seats: Object.fromEntries(seats.map(({ code, status }) => [code, status])) };
}

/**
 * The map after a message of `seatMap.watch`. A delta that the map already contains changes nothing.
 *
 * @param state undefined before the first message, which is accepted with any version
 * @returns undefined if changes are missing before the message, or if it is an older snapshot. Then request the whole
 * map.
 */
export function applySeatMapMessage(
  state: SeatMapState | undefined,
  message: SeatMapMessage,
): SeatMapState | undefined {
  const { type, version, seats } = message;
  if (type === 'snapshot') return state && version < state.version ? undefined : { version, seats };
  if (!state || message.after > state.version) return undefined;
  if (version <= state.version) return state;
  return { version, seats: { ...state.seats, ...seats } };
}
