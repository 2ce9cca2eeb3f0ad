import { setTimeout as sleep } from 'node:timers/promises';
import { bundleWorkflows } from '@jumpseat/worker/workers';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';

/** A replay that takes longer does not end by itself. */
const REPLAY_MS = 30_000;

export interface OneHistory {
  readonly workflowId: string;
  readonly runId: string;
  readonly history: History;
}

/** Replays histories with the product's workflows, one after another; hands on each with why it doesn't replay, or null. */
export async function* replayAll<T extends OneHistory>(
  histories: AsyncIterator<T>,
): AsyncGenerator<{ readonly one: T; readonly error: string | null }, void> {
  quietReplays();
  const workflowBundle = await bundleWorkflows();
  for (let isAtEnd = false; !isAtEnd; ) {
    let current: T | undefined;
    const rest = async function* () {
      for (let next = await histories.next(); !next.done; next = await histories.next()) {
        current = next.value;
        yield current;
      }
      isAtEnd = true;
    };
    const results = Worker.runReplayHistories({ workflowBundle }, rest());
    for (;;) {
      const result = await within(REPLAY_MS, results.next());
      if (result !== 'late' && result.done) break;
      if (!current) continue;
      const error = result === 'late' ? `its replay did not end within ${REPLAY_MS / 1_000} s` : result.value.error;
      yield { one: current, error: error ? firstLine(error) : null };
      // The rest is for another worker: this one is still busy with that history.
      if (result === 'late') break;
    }
  }
}

/** What the work brings, or that it was late. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  const done = new AbortController();
  const late = sleep(ms, 'late' as const, { signal: done.signal });
  // Nobody waits any more once the work is done.
  late.catch(() => undefined);
  return Promise.race([work, late]).finally(() => done.abort());
}

/** What is wrong, in one line: of a replay what the SDK found in its core. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const found = /\[TMPRL\d+\][^"\n]*/.exec(text)?.[0] ?? text.split('\n', 1)[0] ?? '';
  return found.slice(0, 300);
}

let isQuiet = false;
/** What fails to replay is reported once, by the caller. */
function quietReplays(): void {
  if (!isQuiet) {
    const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' });
    Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined), telemetryOptions: { logging: { filter } } });
  }
  isQuiet = true;
}
