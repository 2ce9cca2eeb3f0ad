import { cpus, totalmem } from 'node:os';
import type { Machine } from '../report/run-facts.ts';

/** What this machine is. */
export function machine(): Machine {
  const all = cpus();
  return {
    cores: all.length,
    cpu: all[0]?.model ?? 'unknown',
    memoryMb: Math.round(totalmem() / 1_048_576),
    node: process.version,
  };
}

/** Begins to watch how busy all cores are; answers how to learn it, in percent of all of them. */
export function watchMachine(): () => number {
  const from = times();
  return () => {
    const to = times();
    return (100 * (to.busy - from.busy)) / (to.all - from.all || 1);
  };
}

function times(): { busy: number; all: number } {
  let [busy, all] = [0, 0];
  for (const { times } of cpus()) {
    const each = times.user + times.nice + times.sys + times.irq;
    busy += each;
    all += each + times.idle;
  }
  return { busy, all };
}
