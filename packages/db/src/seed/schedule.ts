import type { BlockBy, Fares } from '@jumpseat/domain';
import { euros } from '@jumpseat/domain';

/** A flight of the schedule, departing `daysAhead` days from the day of the seed at `time` (UTC). */
export interface ScheduledFlight {
  readonly id: string;
  readonly layoutId: string;
  readonly origin: string;
  readonly destination: string;
  readonly daysAhead: number;
  readonly time: `${number}:${number}`;
  readonly blockBy: BlockBy;
  /** The usual fares where it names none. */
  readonly fares?: Fares;
}

const INTERCONTINENTAL: Fares = { business: euros(219_000), premium: euros(98_000), economy: euros(52_000) };

/** Days before a flight of the day's schedule departs, and before one of the two for demonstrations does. */
const SCHEDULE = { daysAhead: 10, blockBy: 'cabin' } as const;
const DEMO = { daysAhead: 30, time: '09:30' } as const;

/** Every flight that is seeded. */
export const SCHEDULED_FLIGHTS: readonly ScheduledFlight[] = [
  { id: 'FL123', layoutId: 'demo-30', origin: 'ZRH', destination: 'LIS', blockBy: 'cabin', ...DEMO },
  { id: 'F-100', layoutId: 'demo-5x6', origin: 'GVA', destination: 'LHR', blockBy: 'seat', ...DEMO },
  { id: 'JS102', layoutId: 'atr72-600', origin: 'ZRH', destination: 'LUX', time: '06:10', ...SCHEDULE },
  { id: 'JS114', layoutId: 'atr72-600', origin: 'GVA', destination: 'NCE', time: '08:25', ...SCHEDULE },
  { id: 'JS131', layoutId: 'atr72-600', origin: 'BSL', destination: 'FLR', time: '16:40', ...SCHEDULE },
  { id: 'JS201', layoutId: 'a320neo', origin: 'ZRH', destination: 'LHR', time: '06:45', ...SCHEDULE },
  { id: 'JS218', layoutId: 'a320neo', origin: 'ZRH', destination: 'BCN', time: '09:15', ...SCHEDULE },
  { id: 'JS226', layoutId: 'a320neo', origin: 'GVA', destination: 'ATH', time: '11:35', ...SCHEDULE },
  { id: 'JS243', layoutId: 'a320neo', origin: 'ZRH', destination: 'ARN', time: '15:05', ...SCHEDULE },
  { id: 'JS257', layoutId: 'a320neo', origin: 'ZRH', destination: 'LIS', time: '18:20', ...SCHEDULE },
  {
    ...{ id: 'JS801', layoutId: 'b787-9', origin: 'ZRH', destination: 'JFK', time: '12:10', ...SCHEDULE },
    fares: INTERCONTINENTAL,
  },
  {
    ...{ id: 'JS830', layoutId: 'b787-9', origin: 'ZRH', destination: 'SIN', time: '20:55', ...SCHEDULE },
    fares: INTERCONTINENTAL,
  },
];
