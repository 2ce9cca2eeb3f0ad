import { setTimeout as sleep } from 'node:timers/promises';
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
const collect = globalThis.gc as ((options: Readonly<Record<string, string>>) => void) | undefined;

/** Loaded into a server's process beside its own program (`--import`), with `--expose-gc`: it only answers when asked. */
answer(process, {
  usage,
  async settled() {
    for (let round = 0; round < SETTLE_ROUNDS; round++) {
      // The collection that V8 does before it gives up: it returns empty pages to the system.
      collect?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
      await sleep(SETTLE_MS);
    }
    return usage();
  },
} satisfies Probe);
