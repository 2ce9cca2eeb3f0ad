import { setTimeout as sleep } from 'node:timers/promises';
import { bundleWorkflows } from '@jumpseat/worker/bundle';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';

/** A replay that takes longer than this hangs. */
const REPLAY_TIMEOUT_MS = 30_000;

export interface WorkflowHistory {
  readonly workflowId: string;
  readonly runId: string;
  readonly history: History;
}

/** Replays histories one by one with the product's workflows. Yields each with the error of its replay, or null. */
export async function* replayAll<T extends WorkflowHistory>(
  histories: AsyncIterator<T>,
): AsyncGenerator<{ readonly replayed: T; readonly error: string | null }, void> {
  silenceLogs();
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
      const result = await within(REPLAY_TIMEOUT_MS, results.next());
      if (result !== 'late' && result.done) break;
      if (!current) continue;
      const error =
        result === 'late' ? `its replay did not end within ${REPLAY_TIMEOUT_MS / 1_000} s` : result.value.error;
      yield { replayed: current, error: error ? firstLine(error) : null };
      // Another worker replays the rest, because this one still hangs.
      if (result === 'late') break;
    }
  }
}

/** The result of the work, or 'late' after `ms`. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  const done = new AbortController();
  const late = sleep(ms, 'late' as const, { signal: done.signal });
  // The timer rejects when it is aborted.
  late.catch(() => undefined);
  return Promise.race([work, late]).finally(() => done.abort());
}

/** The error in one line. For a replay: the message of the SDK's core. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const found = /\[TMPRL\d+\][^"\n]*/.exec(text)?.[0] ?? text.split('\n', 1)[0] ?? '';
  return found.slice(0, 300);
}

let isQuiet = false;
/** Silences the SDK's log, because the caller reports failed replays. */
function silenceLogs(): void {
  if (!isQuiet) {
    const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' });
    Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined), telemetryOptions: { logging: { filter } } });
  }
  isQuiet = true;
}
