import type { FlightCursor, HousekeepingTask } from '@jumpseat/booking/contracts';
import type { Database } from '../connect.ts';
import { archiveFlight, type FlightToArchive, flightToArchive } from './archive-flight.ts';
import { deleteUnpaidOrders, markUnpaidDeleted } from './delete-unpaid-orders.ts';
import { dueFlight } from './due-flight.ts';
import { type ErasedData, erasePersonalDataOfFlight, markPersonalDataErased } from './erase-personal-data.ts';
import { type LastHousekeepingRun, lastHousekeepingRun, recordHousekeepingRun } from './last-run.ts';

/** Deletes and archives what belongs to flights that departed long ago. Each call is one short transaction. */
export interface HousekeepingStore {
  /** The first flight after the cursor that departed `days` days ago and that the task has not finished with. */
  dueFlight(task: HousekeepingTask, days: number, after: FlightCursor): Promise<FlightCursor | null>;
  /** Deletes at most `most` orders that took no money. Returns their number. */
  deleteUnpaidOrders(flightId: string, most: number): Promise<number>;
  /** Marks that no such order is left, if that is so. */
  markUnpaidDeleted(flightId: string): Promise<void>;
  /** Erases the personal data, and deletes the ended mails, of at most `most` orders. */
  erasePersonalDataOfFlight(flightId: string, most: number): Promise<ErasedData>;
  /** Marks that none is left, if that is so. */
  markPersonalDataErased(flightId: string): Promise<void>;
  flightToArchive(flightId: string): Promise<FlightToArchive>;
  /** Returns false, and changes nothing, if an order has not ended or if the flight is archived already. */
  archiveFlight(flightId: string): Promise<boolean>;
  /** Records that a run has finished. */
  recordHousekeepingRun(): Promise<void>;
  lastHousekeepingRun(): Promise<LastHousekeepingRun>;
}

export function createHousekeepingStore(database: Database): HousekeepingStore {
  return {
    dueFlight: (task, days, after) => dueFlight(database, task, days, after),
    deleteUnpaidOrders: (flightId, most) => deleteUnpaidOrders(database, flightId, most),
    markUnpaidDeleted: (flightId) => markUnpaidDeleted(database, flightId),
    erasePersonalDataOfFlight: (flightId, most) => erasePersonalDataOfFlight(database, flightId, most),
    markPersonalDataErased: (flightId) => markPersonalDataErased(database, flightId),
    flightToArchive: (flightId) => flightToArchive(database, flightId),
    archiveFlight: (flightId) => archiveFlight(database, flightId),
    recordHousekeepingRun: () => recordHousekeepingRun(database),
    lastHousekeepingRun: () => lastHousekeepingRun(database),
  };
}
