import { MAIL_TASK_QUEUE, ORDER_TASK_QUEUE, SEAT_TASK_QUEUE } from '@jumpseat/booking/contracts';

/** The task queues of orders and seat blocks. Tests use their own. */
export interface TaskQueues {
  readonly order: string;
  readonly seat: string;
}

export const TASK_QUEUES: TaskQueues = { order: ORDER_TASK_QUEUE, seat: SEAT_TASK_QUEUE };

/** The task queues without which nobody can book. Their workers can have versions; those of housekeeping have none. */
export const BOOKING_TASK_QUEUES: readonly string[] = [...Object.values(TASK_QUEUES), MAIL_TASK_QUEUE];
