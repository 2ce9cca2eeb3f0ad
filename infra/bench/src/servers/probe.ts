import { setTimeout as sleep } from 'node:timers/promises';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';
import { answer } from '../remote.ts';
import { type Usage, usage } from './usage.ts';

const SETTLE_ROUNDS = 4;
const SETTLE_MS = 250;

/** What is asked of a server under test. */
export type Probe = {
  usage(): Usage;
  /** The usage after garbage has been collected and pages given back, so that what remains is in use. */
  settled(): Promise<Usage>;
};

// Its options are V8's own, which Node's types don't know.
const gc = globalThis.gc as ((options: Readonly<Record<string, string>>) => void) | undefined;
/** The collection that V8 does before it gives up: it returns empty pages to the system. Of this thread's heap alone. */
const collect = () => gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });

/** Reaches the other threads of this process: each of them loads this, too. */
const threads = new BroadcastChannel('bench-probe');
threads.unref();

/** Loaded into a server's process beside its own program (`--import`), with `--expose-gc`: it only answers when asked. */
if (isMainThread) {
  answer(process, {
    usage,
    async settled() {
      for (let round = 0; round < SETTLE_ROUNDS; round++) {
        threads.postMessage('collect');
        collect();
        await sleep(SETTLE_MS);
      }
      return usage();
    },
  } satisfies Probe);
} else threads.onmessage = collect;
