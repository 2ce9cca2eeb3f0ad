import { setTimeout as sleep } from 'node:timers/promises';
import type { ReconcileStore } from '@jumpseat/db';
import type { Connection } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import { MAX_POLL_INTERVAL_MS } from '../deployment/polling-workers.ts';
import { BOOKING_TASK_QUEUES } from '../task-queues.ts';

/** The values of Temporal's TaskQueueType for workflows and activities. */
const TYPES = [1, 2];
const LOOK_EVERY_MS = 1_000;

/** Something still runs that could write meanwhile, so nothing can be reconciled now. */
export class StillRunningError extends Error {}

/** Throws {@link StillRunningError} if Postgres takes no writes, or another program of Jumpseat is connected to it. */
export async function requirePostgresUnused(store: Pick<ReconcileStore, 'serverUse'>): Promise<void> {
  const { isRecovering, programs } = await store.serverUse();
  if (isRecovering) throw new StillRunningError('Postgres still replays its backup. Promote it, then try again.');
  if (programs.length > 0) {
    throw new StillRunningError(
      `Other programs of Jumpseat use this database: ${programs.join(', ')}. Stop every API node and worker.`,
    );
  }
}

/**
 * Throws {@link StillRunningError} if a worker asks Temporal for tasks. It may be connected to another database. After the
 * last worker has stopped, it takes over a minute until that is certain.
 *
 * @param onWait told once, if it has to wait
 */
export async function requireNoWorkers(
  connection: Connection,
  namespace: string,
  onWait: (seconds: number) => void,
): Promise<void> {
  const started = Date.now();
  const first = await lastPoll(connection, namespace);
  const certainAt = Math.min(first.at, started) + MAX_POLL_INTERVAL_MS;
  if (certainAt > started) onWait(Math.ceil((certainAt - started) / 1_000));
  while (Date.now() < certainAt) {
    await sleep(LOOK_EVERY_MS);
    const { at, identity } = await lastPoll(connection, namespace);
    if (at > first.at) throw new StillRunningError(`The worker ${identity} still runs in this namespace. Stop it.`);
  }
}

/** The last time at which a worker asked for tasks, by the server's clock; 0 if none did in the last minutes. */
async function lastPoll(connection: Connection, namespace: string): Promise<{ at: number; identity: string }> {
  const queues = BOOKING_TASK_QUEUES.flatMap((name) => TYPES.map((taskQueueType) => ({ name, taskQueueType })));
  const described = await Promise.all(
    queues.map(({ name, taskQueueType }) =>
      connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name }, taskQueueType }),
    ),
  );
  let last = { at: 0, identity: '' };
  for (const { lastAccessTime, identity } of described.flatMap(({ pollers }) => pollers ?? [])) {
    const at = lastAccessTime ? tsToMs(lastAccessTime) : 0;
    if (at > last.at) last = { at, identity: identity ?? '' };
  }
  return last;
}
