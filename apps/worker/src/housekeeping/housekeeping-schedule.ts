import {
  HOUSEKEEPING_ID,
  HOUSEKEEPING_TASK_QUEUE,
  WORKFLOW,
  WORKFLOW_TASK_TIMEOUT_MS,
} from '@jumpseat/booking/contracts';
import type { housekeeping } from '@jumpseat/booking/workflows';
import { withTimeout } from '@jumpseat/db';
import {
  ScheduleAlreadyRunning,
  type ScheduleClient,
  type ScheduleDescription,
  type ScheduleOptions,
  type ScheduleOptionsStartWorkflowAction,
} from '@temporalio/client';
import type { Logger } from 'pino';
import { BackgroundLoop } from '../background-loop.ts';

/** The hour of each day at which housekeeping starts, in UTC. */
const HOUR = 3;
const HOUR_MS = 60 * 60_000;
/** A run that was missed starts within this time. Shorter than a day, so that an outage leads to one run. */
const CATCH_UP_MS = 20 * HOUR_MS;
/** A run ends before the next one is due, even if it can't go on. */
const RUN_LIMIT_MS = 23 * HOUR_MS;
/** The wait after a failure, in milliseconds. Temporal is down then, probably for longer. */
const AFTER_FAILURE_MS = 10_000;
/** The time limit of an attempt, in milliseconds. */
const ATTEMPT_LIMIT_MS = 15_000;

type Options = ScheduleOptions<ScheduleOptionsStartWorkflowAction<typeof housekeeping>>;

export interface HousekeepingScheduleDeps {
  readonly client: Pick<ScheduleClient, 'create' | 'getHandle'>;
  readonly logger: Pick<Logger, 'warn'>;
  /** @default HOUSEKEEPING_ID */
  readonly scheduleId?: string;
  /** @default HOUSEKEEPING_TASK_QUEUE */
  readonly taskQueue?: string;
}

/** The Temporal schedule of housekeeping. Each worker makes sure of it when it starts. */
export class HousekeepingSchedule {
  readonly #deps: HousekeepingScheduleDeps;
  readonly #loop: BackgroundLoop;

  constructor(deps: HousekeepingScheduleDeps) {
    this.#deps = deps;
    this.#loop = new BackgroundLoop(deps.logger);
  }

  /** Makes sure of the schedule, and returns then. A failure is logged and repeated, and stops nothing else. */
  run(): Promise<void> {
    return this.#loop.run(async () => {
      const attempt = () => withTimeout(ATTEMPT_LIMIT_MS, this.ensure());
      const ensured = await this.#loop.attempt('the schedule of housekeeping', attempt);
      return ensured === null ? AFTER_FAILURE_MS : null;
    });
  }

  close(): void {
    this.#loop.close();
  }

  /** Creates the schedule, or updates one that differs. A paused one stays paused. Safe to repeat, and concurrently. */
  async ensure(): Promise<void> {
    const { client } = this.#deps;
    const wanted = this.#options();
    try {
      await client.create(wanted);
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      const handle = client.getHandle(wanted.scheduleId);
      if (isAsWanted(await handle.describe(), wanted)) return;
      const { scheduleId, ...update } = wanted;
      await handle.update(({ state }) => ({ ...update, state }));
    }
  }

  #options(): Options {
    const { scheduleId = HOUSEKEEPING_ID, taskQueue = HOUSEKEEPING_TASK_QUEUE } = this.#deps;
    return {
      scheduleId,
      spec: { calendars: [{ hour: HOUR, comment: `daily at ${HOUR}:00 UTC` }] },
      policies: { overlap: 'SKIP', catchupWindow: CATCH_UP_MS },
      action: {
        type: 'startWorkflow',
        workflowType: WORKFLOW.housekeeping,
        workflowId: scheduleId,
        taskQueue,
        args: [],
        workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT_MS,
        workflowExecutionTimeout: RUN_LIMIT_MS,
      },
    };
  }
}

/** Compares what decides when a run starts, and which one. */
function isAsWanted({ spec, policies, action }: ScheduleDescription, wanted: Options): boolean {
  const { calendars = [], intervals = [], skip = [] } = spec;
  const [daily] = calendars;
  return (
    calendars.length === 1 &&
    intervals.length + skip.length === 0 &&
    daily?.comment === wanted.spec.calendars?.[0]?.comment &&
    daily?.hour?.length === 1 &&
    daily.hour[0]?.start === HOUR &&
    daily.minute?.[0]?.start === 0 &&
    policies.overlap === wanted.policies?.overlap &&
    policies.catchupWindow === CATCH_UP_MS &&
    action.workflowType === wanted.action.workflowType &&
    action.workflowId === wanted.action.workflowId &&
    action.taskQueue === wanted.action.taskQueue &&
    action.workflowExecutionTimeout === RUN_LIMIT_MS
  );
}
