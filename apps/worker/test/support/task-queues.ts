import type { TaskQueues } from '../../src/task-queues.ts';

/** The task queues of a stack. */
export interface StackQueues extends TaskQueues {
  /** It has a worker only while a test runs `startMail`. */
  readonly mail: string;
  /** It has a worker only while a test starts one. */
  readonly housekeeping: string;
}

/** Task queues with unique names. */
export const taskQueuesOf = (suffix: string): StackQueues => ({
  order: `order-tq-${suffix}`,
  seat: `seat-tq-${suffix}`,
  mail: `mail-tq-${suffix}`,
  housekeeping: `housekeeping-tq-${suffix}`,
});
