/**
 * Figures of docs/performance.md and its notes, 2026-11-23, medians on two cores. The model is held to them. `updates`:
 * of the seat block, for a booking.
 */
export const MEASURED_BOOKINGS = [
  { passengers: 1, flights: 1, perSecond: 19, holdP50: 21, confirmP50: 31 },
  { passengers: 8, flights: 1, perSecond: 45, holdP50: 73, confirmP50: 102 },
  { passengers: 32, flights: 1, perSecond: 48, holdP50: 276, confirmP50: 390, updates: 0.29 },
  { passengers: 128, flights: 1, perSecond: 46, holdP50: 2_100, confirmP50: 571 },
  { passengers: 1, flights: 32, perSecond: 19 },
  { passengers: 8, flights: 32, perSecond: 40 },
  { passengers: 32, flights: 32, perSecond: 39 },
  { passengers: 128, flights: 32, perSecond: 33 },
] as const;

/** 267 passengers ask for seats of one flight within a second, and all get some. Nothing was fitted to this one. */
export const MEASURED_RUSH = { passengers: 267, seatsAFlight: 534, p50: 800, last: 1_100 } as const;

/** One node with 10,000 viewers. `changes` is for each flight, a second. */
export const MEASURED_VIEWERS = [
  { viewers: 10_000, flights: 1, changes: 5, isSteady: true, p50: 62, p99: 173 },
  { viewers: 10_000, flights: 1_000, changes: 0.2, isSteady: false, p50: 1.4, p99: 18 },
] as const;
