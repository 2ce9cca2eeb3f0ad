import {
  FLIGHT_FAILED,
  type FlightCursor,
  type HousekeepingActivities,
  type HousekeepingCount,
  type HousekeepingCounts,
  type HousekeepingTask,
} from '@jumpseat/booking/contracts';
import { type HousekeepingStore, withTimeout } from '@jumpseat/db';
import { activityInfo } from '@temporalio/activity';
import type { WorkflowClient } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Logger } from 'pino';
import type { WorkerMetrics } from '../metrics/metrics.ts';
import { closeSeatBlocks } from './close-seat-blocks.ts';

/** The most orders in one transaction. */
const ORDERS_PER_STEP = 500;
/** The time limit of the Postgres part of a step, in milliseconds. The workflow's is twice that. */
const LIMIT_MS = 30_000;
/** A step that fails this often, over two minutes, fails because of its flight. */
const ATTEMPTS = 10;

export interface HousekeepingDeps {
  readonly store: Omit<HousekeepingStore, 'lastHousekeepingRun'>;
  readonly client: Pick<WorkflowClient, 'getHandle'>;
  /** The number of days after departure from which a task may begin. */
  readonly days: Readonly<Record<HousekeepingTask, number>>;
  readonly logger: Pick<Logger, 'warn'>;
  readonly metrics?: Pick<WorkerMetrics, 'housekeeping'>;
  /** @default 500 */
  readonly ordersPerStep?: number;
  /**
   * How often a step is tried before the next flight's turn comes.
   *
   * @default 10
   */
  readonly attempts?: number;
}

/** The result of a step with a flight. */
interface StepResult {
  /** Whether the next step goes on with another flight. */
  readonly isDone: boolean;
  readonly counts: HousekeepingCounts;
}

/** Creates the activities of housekeeping. Only the worker of housekeeping has them. */
export function createHousekeepingActivities(deps: HousekeepingDeps): HousekeepingActivities {
  const { store, days, logger, metrics, ordersPerStep = ORDERS_PER_STEP, attempts = ATTEMPTS } = deps;

  const count = (counts: HousekeepingCounts) => {
    for (const [kind, number] of Object.entries(counts) as [HousekeepingCount, number][]) {
      metrics?.housekeeping.inc({ kind }, number);
    }
  };

  const tasks: Readonly<Record<HousekeepingTask, (flightId: string) => Promise<StepResult>>> = {
    async DELETE_UNPAID_ORDERS(flightId) {
      const deleted = await store.deleteUnpaidOrders(flightId, ordersPerStep);
      const isDone = deleted < ordersPerStep;
      if (isDone) await store.markUnpaidDeleted(flightId);
      return { isDone, counts: { UNPAID_ORDER_DELETED: deleted } };
    },
    async ERASE_PERSONAL_DATA(flightId) {
      const { orders, mails } = await store.erasePersonalDataOfFlight(flightId, ordersPerStep);
      const isDone = orders < ordersPerStep;
      if (isDone) await store.markPersonalDataErased(flightId);
      return { isDone, counts: { PERSONAL_DATA_ERASED: orders, MAIL_DELETED: mails } };
    },
    async ARCHIVE_FLIGHTS(flightId) {
      return { isDone: true, counts: await archive(flightId, deps) };
    },
  };

  return {
    async cleanUpNextFlight({ task, after }) {
      const flight = await withTimeout(LIMIT_MS, store.dueFlight(task, days[task], after));
      if (!flight) return { next: null, counts: {} };
      try {
        const { isDone, counts } = await withTimeout(LIMIT_MS, tasks[task](flight.id));
        count(counts);
        return { next: isDone ? flight : after, counts };
      } catch (error) {
        if (activityInfo().attempt < attempts) throw error;
        logger.warn(
          { flightId: flight.id, task, err: error },
          'housekeeping keeps failing with a flight and leaves it for the next run: repair what the error says',
        );
        count({ FLIGHT_FAILED: 1 });
        throw flightFailed(flight);
      }
    },
    recordHousekeepingRun: () => withTimeout(LIMIT_MS, store.recordHousekeepingRun()),
  };
}

/** Without its cause, whose words Temporal would keep. The log has them. */
function flightFailed(flight: FlightCursor): ApplicationFailure {
  return ApplicationFailure.create({
    message: `flight ${flight.id} can't be cleaned up`,
    type: FLIGHT_FAILED,
    nonRetryable: true,
    details: [flight],
  });
}

/** Archives a flight whose orders have all ended. The workflows of its seat blocks end first: without seats, they can't. */
async function archive(flightId: string, { store, client, logger }: HousekeepingDeps): Promise<HousekeepingCounts> {
  const { liveOrders, blockIds } = await store.flightToArchive(flightId);
  if (liveOrders.length > 0) {
    logger.warn(
      { flightId, orderIds: liveOrders },
      'a flight departed long ago and is not archived, because orders of it have not ended: look at their workflows',
    );
    return { FLIGHT_KEPT: 1 };
  }
  await closeSeatBlocks(client, flightId, blockIds);
  return (await store.archiveFlight(flightId)) ? { FLIGHT_ARCHIVED: 1 } : {};
}
