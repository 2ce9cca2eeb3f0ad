import type { FlightCursor, HousekeepingTask } from '@jumpseat/booking/contracts';
import type { Database } from '../connect.ts';
import { DEMO_FLIGHTS } from '../seed/schedule.ts';

/** The column of `flights` that says when a task is finished with a flight. */
const MARK_OF = {
  DELETE_UNPAID_ORDERS: 'unpaid_deleted_at',
  ERASE_PERSONAL_DATA: 'personal_data_erased_at',
  ARCHIVE_FLIGHTS: 'archived_at',
} as const satisfies Record<HousekeepingTask, string>;

/** They move ahead when they have departed, so no task ever finishes with them. */
const DEMO_IDS = DEMO_FLIGHTS.map(({ id }) => id);

/**
 * The first flight after the cursor that departed at least `days` days ago and that the task has not finished with;
 * null if there is none.
 */
export async function dueFlight(
  { sql }: Database,
  task: HousekeepingTask,
  days: number,
  after: FlightCursor,
): Promise<FlightCursor | null> {
  const [flight] = await sql<FlightCursor[]>`
    select id, departs_at::text as "departsAt" from flights
    where ${sql(MARK_OF[task])} is null and departs_at <= now() - ${days} * interval '1 day'
      and (departs_at, id) > (${after.departsAt}::text::timestamptz, ${after.id}) and id <> all(${DEMO_IDS}::text[])
    order by departs_at, id limit 1`;
  return flight ?? null;
}
