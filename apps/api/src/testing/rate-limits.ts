import { GuessLimits } from '../admission/guess-limits.ts';
import { KeyedCounts } from '../admission/keyed-counts.ts';
import { RateLimits, type RatesPerMinute } from '../admission/rate-limits.ts';

/**
 * The limits of a single node. `shared` records what it adds to Postgres, which never reports a caller over the limit.
 */
export function singleNodeLimits(rates: Partial<RatesPerMinute>) {
  const { counts, met, shared } = singleNode();
  const limits = new RateLimits({ reads: 1_000, writes: 1_000, connections: 1_000, ...rates }, counts, met);
  return { limits, met, shared };
}

/** The limits of a single node on attempts to find a booking. */
export function singleNodeGuessLimits() {
  const { counts, met, shared } = singleNode();
  return { limits: new GuessLimits(counts, met), met, shared };
}

function singleNode() {
  const met = new KeyedCounts<string>();
  const shared: (readonly unknown[])[] = [];
  const client = {
    async query({ values = [] }: { values?: unknown[] }) {
      shared.push(values);
      return { rows: [{ points: 1, expire: Date.now() + 60_000 }], rowCount: 1 };
    },
  };
  const counts = { client, secret: 'a secret of tests', onError: (error: unknown) => Promise.reject(error) };
  return { counts, met, shared };
}
