import { setTimeout as sleep } from 'node:timers/promises';
import { offer } from '../shared/remote.ts';

const GC_ROUNDS = 4;
const GC_PAUSE_MS = 250;

/** What the probe offers, in the process of a server. */
export type Probe = {
  /** The bytes in use after garbage collection: resident memory, and what JavaScript uses of it. */
  memoryInUse(): Promise<{ rss: number; used: number }>;
};

// Node's types don't know V8's options. The last resort also returns empty pages to the system.
const gc = globalThis.gc as ((options: Readonly<Record<string, string>>) => void) | undefined;

/** Loaded beside a server's own program (`--import`), with `--expose-gc`. It does nothing until it is called. */
offer({
  async memoryInUse() {
    for (let round = 0; round < GC_ROUNDS; round++) {
      gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
      await sleep(GC_PAUSE_MS);
    }
    const { rss, heapUsed, external } = process.memoryUsage();
    return { rss, used: heapUsed + external };
  },
} satisfies Probe);
