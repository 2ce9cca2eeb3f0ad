import type { Settings } from '../settings.ts';

/** The processes that spend CPU on a booking. */
export const CPU_PARTS = ['api', 'worker', 'temporal', 'postgres', 'passengers'] as const;
export type CpuPart = (typeof CPU_PARTS)[number];
export type CpuByPart = Readonly<Partial<Record<CpuPart, number>>>;

/** A step of an order, from the request to the record. `cpu` is the share of what a booking takes of each process. */
interface Step {
  readonly cpu: CpuByPart;
  /** State transitions that a history shard stores. */
  readonly transitions: number;
  /** Tasks that a task queue hands out. */
  readonly tasks: number;
  /** Ways between two processes. */
  readonly hops: number;
}

/**
 * The steps of a booking. Their CPU adds up to 1 for each process, their transitions to 8 and their tasks to 4, as
 * measured. How each process divides it among the steps is fitted to the waits of one passenger.
 */
export const STEPS = {
  /** The order's workflow starts, and takes its first turn. */
  open: { cpu: { api: 0.5, worker: 0.42, temporal: 0.31, postgres: 0.32 }, transitions: 2, tasks: 1, hops: 3 },
  /** The seats are held: the row is written, and the passenger has it. */
  held: { cpu: { api: 0.1, postgres: 0.23, passengers: 0.4 }, transitions: 0, tasks: 0, hops: 3 },
  /** The first task ends. No one waits for it, but the next request comes after it. */
  rest: { cpu: { temporal: 0.15, worker: 0.05 }, transitions: 1, tasks: 0, hops: 1 },
  /** The payment's update: PAYMENT_PENDING is written and returned. */
  pay: { cpu: { api: 0.3, worker: 0.23, temporal: 0.18, postgres: 0.15 }, transitions: 2, tasks: 1, hops: 4 },
  /** The charge: an activity. */
  charge: { cpu: { worker: 0.1, temporal: 0.16 }, transitions: 2, tasks: 1, hops: 2 },
  /** The last turn: seats are booked, and the passenger has the confirmation. */
  confirm: {
    cpu: { api: 0.1, worker: 0.2, temporal: 0.2, postgres: 0.3, passengers: 0.6 },
    transitions: 1,
    tasks: 1,
    hops: 5,
  },
} satisfies Readonly<Record<string, Step>>;
export type StepName = keyof typeof STEPS;

/** Commits with NOTIFY of a booking, besides those of its updates: held, PAYMENT_PENDING and CONFIRMED. */
export const ORDER_COMMITS = 3;
/** Commands to the seat block: HOLD and CONFIRM. */
export const COMMANDS = 2;

/** CPU of a booking without the updates of its block, in milliseconds. */
export function cpuOfBooking(settings: Settings, passengersMs = 0): Required<CpuByPart> {
  const { apiMs: api, workerMs: worker, temporalMs: temporal, postgresMs: postgres } = settings;
  return { api, worker, temporal, postgres, passengers: passengersMs };
}

/** CPU of one update of a seat block, in milliseconds. */
export const cpuOfUpdate = (settings: Settings): CpuByPart => ({
  api: settings.updateApiMs,
  worker: settings.updateWorkerMs,
  temporal: settings.updateTemporalMs,
  postgres: settings.updatePostgresMs,
});
