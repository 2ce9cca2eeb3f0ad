import {
  HOUSEKEEPING_ID,
  HOUSEKEEPING_TASK_QUEUE,
  MAIL_TASK_QUEUE,
  ORDER_TASK_QUEUE,
  SEAT_TASK_QUEUE,
} from '@jumpseat/booking/contracts';
import { type Connection, isGrpcServiceError } from '@temporalio/client';

/** What the server says about itself and the namespace. */
export interface NamespaceFacts {
  /** Such as 1.31.0; empty if the server doesn't say. */
  readonly serverVersion: string;
  /** How long closed workflows are kept, in milliseconds. */
  readonly retentionMs: number;
}

/** Reads the namespace. Rejects if there is none of this name. */
export async function readNamespace(connection: Connection, namespace: string): Promise<NamespaceFacts> {
  const { workflowService } = connection;
  const [{ serverVersion }, { config }] = await Promise.all([
    workflowService.getSystemInfo({}),
    workflowService.describeNamespace({ namespace }),
  ]);
  return { serverVersion, retentionMs: milliseconds(config?.workflowExecutionRetentionTtl) };
}

/** The state of the schedule of housekeeping. */
export type ScheduleState = 'MISSING' | 'PAUSED' | 'ACTIVE';

/** Reads the schedule of housekeeping. */
export async function readSchedule({ workflowService }: Connection, namespace: string): Promise<ScheduleState> {
  try {
    const { schedule } = await workflowService.describeSchedule({ namespace, scheduleId: HOUSEKEEPING_ID });
    return schedule?.state?.paused ? 'PAUSED' : 'ACTIVE';
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === GRPC_NOT_FOUND) return 'MISSING';
    throw error;
  }
}

/** One of the two queues behind a task queue's name. */
export interface QueueFacts {
  readonly name: string;
  readonly tasks: 'workflows' | 'activities';
  /** The processes that have asked for tasks lately. */
  readonly workers: number;
  /** How many tasks wait, about. */
  readonly waiting: number;
  /** How long the oldest of them has waited, in milliseconds. */
  readonly oldestMs: number;
}

const GRPC_NOT_FOUND = 5;
const NAMES = [ORDER_TASK_QUEUE, SEAT_TASK_QUEUE, MAIL_TASK_QUEUE, HOUSEKEEPING_TASK_QUEUE];
/** The values of Temporal's TaskQueueType. */
const TYPES = [
  ['workflows', 1],
  ['activities', 2],
] as const;
/** A worker asks again at least this often, in milliseconds. The server remembers it for some minutes longer. */
const ASKS_EVERY_MS = 75_000;

/** Reads the task queues of orders, seats, mail and housekeeping. */
export async function readQueues(connection: Connection, namespace: string): Promise<QueueFacts[]> {
  const all = NAMES.flatMap((name) => TYPES.map(([tasks, type]) => ({ name, tasks, type })));
  return Promise.all(
    all.map(async ({ name, tasks, type }) => {
      const { pollers, stats } = await connection.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name },
        taskQueueType: type,
        reportStats: true,
      });
      return {
        name,
        tasks,
        workers: recentPollers(pollers).length,
        waiting: Number(stats?.approximateBacklogCount ?? 0),
        oldestMs: milliseconds(stats?.approximateBacklogAge),
      };
    }),
  );
}

type Pollers = Awaited<ReturnType<Connection['workflowService']['describeTaskQueue']>>['pollers'];

/** The processes that have asked for tasks lately, each once. */
export function recentPollers(pollers: Pollers | null | undefined): NonNullable<Pollers> {
  const since = Date.now() - ASKS_EVERY_MS;
  const recent = (pollers ?? []).filter(({ lastAccessTime }) => milliseconds(lastAccessTime) > since);
  return [...new Map(recent.map((poller) => [poller.identity, poller])).values()];
}

/** A duration or a time of the protocol, whose seconds are 64 bits long. */
function milliseconds(time: { seconds?: unknown; nanos?: number | null } | null | undefined): number {
  return Number(time?.seconds ?? 0) * 1_000 + (time?.nanos ?? 0) / 1_000_000;
}
