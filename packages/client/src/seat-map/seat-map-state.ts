import type { SeatMapMessage, SeatMapView, SeatStatus } from '../contract/flights.ts';

/** Every seat of a flight at one version. Replaced, never changed. @public */
export interface SeatMapState {
  readonly version: number;
  /** By seat code, such as `12C`. */
  readonly seats: Readonly<Record<string, SeatStatus>>;
}

/** The state that a map read by `seatMap.get` is in. @public */
export function seatMapStateOf({ version, seats }: SeatMapView): SeatMapState {
  return { version, seats: Object.fromEntries(seats.map(({ code, status }) => [code, status])) };
}

/**
 * The map after a message of `seatMap.watch`. A delta that the map already contains changes nothing.
 * @param state undefined before the first message, which is then taken whatever its version
 * @returns undefined when changes are missing between the map and the message, or the message is of an older whole: then it takes
 * a request for the whole map to know what is so.
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
