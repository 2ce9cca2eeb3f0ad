import { setInterval } from 'node:timers/promises';
import { watchMachine } from './machine.ts';
import type { Server } from './server.ts';
import { cpuPercent } from './usage.ts';

const LOOK_EVERY_MS = 500;
const MB = 1_048_576;

/** What a server used in a stretch of time. */
export interface Observed {
  /** In percent of one core. */
  readonly cpu: number;
  readonly cpuMs: number;
  /** In percent of all cores, whoever used them. */
  readonly machineCpu: number;
  /** Resident memory, in MB. */
  readonly memory: { readonly before: number; readonly peak: number; readonly after: number };
}

/** Observes a server from here on; answers how to end that and learn what it used. */
export async function observe({ probe }: Server): Promise<() => Promise<Observed>> {
  const machine = watchMachine();
  const before = await probe.usage();
  let peak = before.rss;
  const ended = new AbortController();
  const looking = (async () => {
    for await (const _ of setInterval(LOOK_EVERY_MS, undefined, { signal: ended.signal })) {
      peak = Math.max(peak, (await probe.usage()).rss);
    }
  })().catch((error: unknown) => {
    if (!ended.signal.aborted) throw error;
  });
  return async () => {
    ended.abort();
    await looking;
    const after = await probe.usage();
    return {
      cpu: cpuPercent(before, after),
      cpuMs: after.cpuMs - before.cpuMs,
      machineCpu: machine(),
      memory: { before: before.rss / MB, peak: Math.max(peak, after.rss) / MB, after: after.rss / MB },
    };
  };
}
