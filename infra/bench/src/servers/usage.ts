import { now } from '../clock.ts';

/** What a process has used since it started. */
export interface Usage {
  /** When this was read: see {@link now}. */
  readonly at: number;
  /** CPU time of all its threads, in milliseconds. */
  readonly cpuMs: number;
  /** Resident memory, in bytes. */
  readonly rss: number;
  /** What of it JavaScript uses, in bytes: objects, and buffers outside of the heap. */
  readonly used: number;
}

/** The usage of this process. */
export function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { at: now(), cpuMs: (user + system) / 1_000, rss, used: heapUsed + external };
}

/** The CPU used between two readings, in percent of one core. */
export const cpuPercent = (from: Usage, to: Usage): number => (100 * (to.cpuMs - from.cpuMs)) / (to.at - from.at);
