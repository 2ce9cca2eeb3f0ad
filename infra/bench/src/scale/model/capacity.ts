import type { Settings } from '../settings.ts';
import { COMMANDS, cpuOfBooking, cpuOfUpdate, ORDER_COMMITS, STEPS } from './booking-steps.ts';

/** How many there are of each part. */
export interface Capacity {
  readonly api: number;
  readonly workers: number;
  readonly temporalCores: number;
  readonly postgresCores: number;
  readonly shards: number;
  readonly partitions: number;
}

/** How long one booking keeps each part busy, in milliseconds. */
export interface BookingLoad {
  readonly api: number;
  readonly worker: number;
  readonly temporal: number;
  readonly postgres: number;
  readonly shards: number;
  readonly partitions: number;
  readonly commits: number;
}

const SECONDS_A_DAY = 86_400;
/** One process may die. */
const SPARE = 1;

export const peakRate = ({ bookingsADay, peakFactor }: Settings): number => (bookingsADay * peakFactor) / SECONDS_A_DAY;

/** @param updates the updates of seat blocks for a booking: each command needs its own, unless they merge */
export function loadOfBooking(settings: Settings, updates: number = COMMANDS): BookingLoad {
  const base = cpuOfBooking(settings);
  const update = cpuOfUpdate(settings);
  const cpu = (part: 'api' | 'worker' | 'temporal' | 'postgres') => base[part] + updates * (update[part] ?? 0);
  const steps = Object.values(STEPS);
  return {
    api: cpu('api'),
    worker: cpu('worker'),
    temporal: cpu('temporal'),
    postgres: cpu('postgres'),
    shards: (steps.reduce((sum, { transitions }) => sum + transitions, 0) + updates) * settings.persistMs,
    partitions: steps.reduce((sum, { tasks }) => sum + tasks, 0) * settings.matchMs,
    commits: (ORDER_COMMITS + updates) * settings.commitMs,
  };
}

/** The capacity that is set; where none is, as much as the busiest hour needs, and for processes a spare one. */
export function capacityFor(settings: Settings): Capacity {
  const load = loadOfBooking(settings);
  const needed = (ms: number) => Math.ceil((peakRate(settings) * ms) / 1_000 / settings.targetUse);
  return {
    api: settings.api || needed(load.api) + SPARE,
    workers: settings.workers || needed(load.worker) + SPARE,
    temporalCores: settings.temporalCores || needed(load.temporal) + SPARE,
    postgresCores: settings.postgresCores || Math.max(2, needed(load.postgres)),
    shards: settings.shards,
    partitions: settings.partitions,
  };
}

/** The bookings a second at which each part is busy all the time. */
export function limitsOf(load: BookingLoad, capacity: Capacity): Readonly<Record<string, number>> {
  const full = (servers: number, ms: number) => (ms === 0 ? Number.POSITIVE_INFINITY : (servers * 1_000) / ms);
  return {
    API: full(capacity.api, load.api),
    worker: full(capacity.workers, load.worker),
    Temporal: full(capacity.temporalCores, load.temporal),
    Postgres: full(capacity.postgresCores, load.postgres),
    "Temporal's shards": full(capacity.shards, load.shards),
    'task queue': full(capacity.partitions, load.partitions),
    "NOTIFY's lock": full(1, load.commits),
  };
}
