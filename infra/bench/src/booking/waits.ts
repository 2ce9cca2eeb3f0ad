import { type Counts, Histogram } from '../report/histogram.ts';
import type { Waits } from './results.ts';

/** Waits that were counted, in short. */
export function waitsOf(counts: Counts): Waits {
  const histogram = new Histogram();
  histogram.merge(counts);
  return { p50: histogram.quantile(0.5), p99: histogram.quantile(0.99), max: histogram.quantile(1) };
}

/** Waits in milliseconds, in short; who has none is left out. */
export function waitsAmong(waits: readonly (number | null)[]): Waits {
  const histogram = new Histogram();
  for (const ms of waits) if (ms !== null) histogram.add(ms);
  return waitsOf(histogram.counts());
}
