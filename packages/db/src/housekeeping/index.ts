import type { FlightCursor, HousekeepingTask } from '@jumpseat/booking/contracts';
import type { Database } from '../connect.ts';
import { archiveFlight, type FlightToArchive, flightToArchive } from './archive-flight.ts';
import { deleteUnpaidOrders, noteUnpaidDeleted } from './delete-unpaid-orders.ts';
import { dueFlight } from './due-flight.ts';
import { type ErasedData, eraseOldData, noteErased } from './erase-old-data.ts';
import { type LastHousekeeping, lastHousekeeping, noteHousekeeping } from './last-run.ts';

/** Deletes and archives what belongs to flights that departed long ago. Each call is one short transaction. */
export interface HousekeepingStore {
  /** The first flight after the cursor that departed `days` days ago and that the task has not finished with. */
  dueFlight(task: HousekeepingTask, days: number, after: FlightCursor): Promise<FlightCursor | null>;
  /** Deletes at most `most` orders that took no money. Returns their number. */
  deleteUnpaidOrders(flightId: string, most: number): Promise<number>;
  /** Notes that no such order is left, if that is so. */
  noteUnpaidDeleted(flightId: string): Promise<void>;
  /** Deletes the personal data and the ended mails of at most `most` orders. */
  eraseOldData(flightId: string, most: number): Promise<ErasedData>;
  /** Notes that none is left, if that is so. */
  noteErased(flightId: string): Promise<void>;
  flightToArchive(flightId: string): Promise<FlightToArchive>;
  /** Returns false, and changes nothing, if an order has not ended or if the flight is archived already. */
  archiveFlight(flightId: string): Promise<boolean>;
  /** Notes that a run has finished. */
  noteHousekeeping(): Promise<void>;
  lastHousekeeping(): Promise<LastHousekeeping>;
}

export function createHousekeepingStore(database: Database): HousekeepingStore {
  return {
    dueFlight: (task, days, after) => dueFlight(database, task, days, after),
    deleteUnpaidOrders: (flightId, most) => deleteUnpaidOrders(database, flightId, most),
    noteUnpaidDeleted: (flightId) => noteUnpaidDeleted(database, flightId),
    eraseOldData: (flightId, most) => eraseOldData(database, flightId, most),
    noteErased: (flightId) => noteErased(database, flightId),
    flightToArchive: (flightId) => flightToArchive(database, flightId),
    archiveFlight: (flightId) => archiveFlight(database, flightId),
    noteHousekeeping: () => noteHousekeeping(database),
    lastHousekeeping: () => lastHousekeeping(database),
  };
}
