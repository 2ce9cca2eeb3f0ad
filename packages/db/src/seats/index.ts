import type { SeatBlockActivities } from '@jumpseat/booking/contracts';
import type { Database } from '../connect.ts';
import { loadSeatBlock } from './load-seat-block.ts';
import { projectSeats } from './project-seats.ts';

/** Loads and writes the seats of seat blocks, for their activities. */
export function createSeatStore(database: Database): SeatBlockActivities {
  return {
    loadSeatBlock: (request) => loadSeatBlock(database, request),
    projectSeats: (projection) => projectSeats(database, projection),
  };
}
