import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('load-main.ts', import.meta.url));

/** The load of a group of clients. */
export interface Load {
  readonly url: string;
  readonly clients: number;
  readonly kind: 'book' | 'read';
  readonly flights: readonly string[];
  readonly seats: readonly string[];
  /** The first seat to request, so that consecutive loads request different seats. */
  readonly offset: number;
}

/** One request and its response. Status 0: there was none. */
export interface Sample {
  readonly what: 'create' | 'change' | 'read';
  readonly status: number;
  readonly code: string | null;
  readonly retryAfter: string | null;
  /** The time of the response, in epoch milliseconds. */
  readonly at: number;
  readonly ms: number;
}

/** Starts a load in a process of its own. `end` stops it and resolves to its samples. */
export function startLoad(load: Load): { end(): Promise<readonly Sample[]> } {
  const child = fork(MAIN, [JSON.stringify(load)], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  const result = once(child, 'message');
  return {
    async end() {
      child.send('stop');
      const [samples] = await result;
      return samples;
    },
  };
}

/** Returns the duration that this share of the samples does not exceed, in milliseconds; 0 without samples. */
export function percentile(samples: readonly Sample[], share: number): number {
  const sorted = samples.map(({ ms }) => ms).toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
