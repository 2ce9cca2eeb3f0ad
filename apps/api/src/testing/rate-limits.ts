import { Counts } from '../admission/counts.ts';
import { RateLimits, type RatesPerMinute } from '../admission/rate-limits.ts';

/** Limits of one node: what is told to the others is counted, and believed to be within the limit. */
export function lonelyLimits(rates: Partial<RatesPerMinute>) {
  const met = new Counts<string>();
  const told: (readonly unknown[])[] = [];
  const client = {
    async query({ values = [] }: { values?: unknown[] }) {
      told.push(values);
      return { rows: [{ points: 1, expire: Date.now() + 60_000 }], rowCount: 1 };
    },
  };
  const counts = { client, secret: 'a secret of tests', onError: (error: unknown) => Promise.reject(error) };
  const limits = new RateLimits({ reads: 1_000, writes: 1_000, connections: 1_000, ...rates }, counts, met);
  return { limits, met, told };
}
