import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64 } from 'hdr-histogram-js';
import type { Latency } from './results.ts';

const MICROSECONDS_PER_MS = 1_000;

/** Latencies in milliseconds, kept to three significant digits. */
export class Latencies {
  readonly #histogram = build();

  record(ms: number): void {
    // The clocks of two processes may differ by microseconds.
    this.#histogram.recordValue(Math.max(0, Math.round(ms * MICROSECONDS_PER_MS)));
  }

  /** Adds latencies that another process encoded. */
  add(encoded: string): void {
    this.#histogram.add(decodeFromCompressedBase64(encoded));
  }

  /** Encodes these latencies for another process. */
  encode(): string {
    return encodeIntoCompressedBase64(this.#histogram);
  }

  summary(): Latency {
    const histogram = this.#histogram;
    if (histogram.totalCount === 0) return { p50: null, p99: null, max: null };
    return {
      p50: histogram.getValueAtPercentile(50) / MICROSECONDS_PER_MS,
      p99: histogram.getValueAtPercentile(99) / MICROSECONDS_PER_MS,
      max: histogram.maxValue / MICROSECONDS_PER_MS,
    };
  }
}

/** Summarises latencies in milliseconds. */
export function summarise(all: Iterable<number>): Latency {
  const latencies = new Latencies();
  for (const ms of all) latencies.record(ms);
  return latencies.summary();
}
