import { createHousekeepingStore, type HousekeepingStore } from '@jumpseat/db';
import { ScheduleClient, type ScheduleHandle, ScheduleNotFoundError } from '@temporalio/client';
import { expect, inject } from 'vitest';
import { createHousekeepingActivities } from '../../src/housekeeping/housekeeping-activities.ts';
import { HousekeepingSchedule } from '../../src/housekeeping/housekeeping-schedule.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { createHousekeepingWorker } from '../../src/workers.ts';
import type { Stack } from './stack.ts';

/** The housekeeping of a stack. */
export interface StackHousekeeping {
  readonly schedule: HousekeepingSchedule;
  readonly handle: ScheduleHandle;
  /** What was logged as a warning. */
  readonly warnings: readonly object[];
  /** What the metrics have counted, by kind. */
  counted(): Promise<Record<string, number>>;
  /** Lets the schedule start a run now, and returns what the run did. */
  runNow(): Promise<unknown>;
  /** Stops the worker and deletes the schedule, which must happen before the stack ends. */
  stop(): Promise<void>;
}

/** Starts a worker of housekeeping with small steps. `change` may break its store. */
export async function startHousekeeping(
  { client, connection, database, taskQueues }: Stack,
  change: (store: HousekeepingStore) => HousekeepingStore = (store) => store,
): Promise<StackHousekeeping> {
  const warnings: object[] = [];
  const metrics = createMetrics({
    dueMails: async () => ({ count: 0, oldestSeconds: 0 }),
    lastHousekeepingRun: async () => ({ finishedAt: 0, hasRun: false }),
  });
  const worker = await createHousekeepingWorker({
    connection,
    namespace: client.options.namespace,
    workflowBundle: { codePath: inject('workflowBundle') },
    activities: createHousekeepingActivities({
      store: change(createHousekeepingStore(database)),
      client,
      days: { DELETE_UNPAID_ORDERS: 30, ERASE_PERSONAL_DATA: 90, ARCHIVE_FLIGHTS: 30 },
      logger: { warn: (about: object) => void warnings.push(about) },
      metrics,
      ordersPerStep: 1,
      attempts: 3,
    }),
    taskQueue: taskQueues.housekeeping,
  });
  const running = worker.run();
  const schedules = new ScheduleClient({ connection: client.connection, namespace: client.options.namespace });
  const scheduleId = taskQueues.housekeeping;
  const handle = schedules.getHandle(scheduleId);
  return {
    schedule: new HousekeepingSchedule({
      client: schedules,
      logger: { warn: (about: object) => void warnings.push(about) },
      scheduleId,
      taskQueue: taskQueues.housekeeping,
    }),
    handle,
    warnings,
    async counted() {
      const { values } = await metrics.housekeeping.get();
      return Object.fromEntries(
        values.filter(({ value }) => value > 0).map(({ labels, value }) => [labels.kind, value]),
      );
    },
    async runNow() {
      const { numActionsTaken } = (await handle.describe()).info;
      await handle.trigger();
      const hasStarted = async () => (await handle.describe()).info.numActionsTaken > numActionsTaken;
      await expect.poll(hasStarted, { timeout: 20_000 }).toBe(true);
      const last = (await handle.describe()).info.recentActions.at(-1);
      if (!last) throw new Error('the schedule has started nothing');
      return client.getHandle(last.action.workflow.workflowId).result();
    },
    async stop() {
      worker.shutdown();
      await running;
      await handle.delete().catch((error: unknown) => {
        if (!(error instanceof ScheduleNotFoundError)) throw error;
      });
    },
  };
}
