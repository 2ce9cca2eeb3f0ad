/** The tasks of housekeeping, in their order. Each goes through the flights that are due for it. */
export const HOUSEKEEPING_TASKS = ['DELETE_UNPAID_ORDERS', 'ERASE_PERSONAL_DATA', 'ARCHIVE_FLIGHTS'] as const;
export type HousekeepingTask = (typeof HOUSEKEEPING_TASKS)[number];

/**
 * What housekeeping counts.
 *
 * - `FLIGHT_KEPT`: an order of the flight has not ended, so it was not archived.
 * - `FLIGHT_FAILED`: a step with the flight kept failing, so the run went on with the next one.
 */
export const HOUSEKEEPING_COUNTS = [
  'UNPAID_ORDER_DELETED',
  'PERSONAL_DATA_ERASED',
  'MAIL_DELETED',
  'FLIGHT_ARCHIVED',
  'FLIGHT_KEPT',
  'FLIGHT_FAILED',
] as const;
export type HousekeepingCount = (typeof HOUSEKEEPING_COUNTS)[number];
export type HousekeepingCounts = Partial<Readonly<Record<HousekeepingCount, number>>>;

/** A place in the list of flights, by departure. */
export interface FlightCursor {
  /** A time as Postgres writes it. */
  readonly departsAt: string;
  readonly id: string;
}

/** The place before all flights. */
export const BEFORE_ALL_FLIGHTS: FlightCursor = { departsAt: '-infinity', id: '' };

/** One step of a task: one batch of the first due flight after the cursor. */
export interface HousekeepingStep {
  readonly task: HousekeepingTask;
  readonly after: FlightCursor;
}

export interface HousekeepingProgress {
  /** Where the next step goes on; null if no due flight is left. */
  readonly next: FlightCursor | null;
  readonly counts: HousekeepingCounts;
}

/** The type of the failure of a step that is not repeated. Its details are the flight's `FlightCursor`. */
export const FLIGHT_FAILED = 'FLIGHT_FAILED' satisfies HousekeepingCount;

/** How far a run has come. It is carried from one history to the next. */
export interface HousekeepingState extends HousekeepingStep {
  readonly counts: HousekeepingCounts;
}

/** The activities of housekeeping. Neither their inputs nor their results name anyone. */
export interface HousekeepingActivities {
  /**
   * Does one step. Idempotent: a repeated step finds less to do. Rejects with `FLIGHT_FAILED` if the step keeps failing
   * because of its flight.
   */
  cleanUpNextFlight(step: HousekeepingStep): Promise<HousekeepingProgress>;
  /** Records in Postgres that a run has finished with all flights. */
  recordHousekeepingRun(): Promise<void>;
}
