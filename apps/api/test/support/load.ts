import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('load-main.ts', import.meta.url));

/** What a crowd of clients does. */
export interface Load {
  readonly url: string;
  readonly clients: number;
  readonly kind: 'book' | 'read';
  readonly flights: readonly string[];
  readonly seats: readonly string[];
  /** Which seat is asked for first: crowds that follow each other ask for others. */
  readonly offset: number;
}

/** One request, and how it was answered. Status 0: it was not. */
export interface Sample {
  readonly what: 'create' | 'change' | 'read';
  readonly status: number;
  readonly code: string | null;
  readonly retryAfter: string | null;
  /** When the answer came, in epoch milliseconds. */
  readonly at: number;
  readonly ms: number;
}

/** Starts a crowd in a process of its own; `end` resolves to all that it was answered. */
export function startLoad(load: Load): { end(): Promise<readonly Sample[]> } {
  const child = fork(MAIN, [JSON.stringify(load)], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  const answered = once(child, 'message');
  return {
    async end() {
      child.send('stop');
      const [samples] = await answered;
      return samples;
    },
  };
}

/** The value that this share of the samples does not exceed; 0 for none. */
export function percentile(samples: readonly Sample[], share: number): number {
  const sorted = samples.map(({ ms }) => ms).toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
