import { expect, test } from 'vitest';
import { Latencies, summarise } from './latency.ts';

test('percentiles cover the latencies of all processes', () => {
  const first = new Latencies();
  const second = new Latencies();
  for (let ms = 1; ms <= 50; ms++) first.record(ms);
  for (let ms = 51; ms <= 100; ms++) second.record(ms);
  const all = new Latencies();
  for (const each of [first, second, new Latencies()]) all.add(each.encode());
  const { p50, p99, max } = all.summary();
  expect(p50).toBeCloseTo(50, 0);
  expect(p99).toBeCloseTo(99, 0);
  expect(max).toBeCloseTo(100, 0);
});

test('a latency keeps three significant digits, from microseconds to minutes', () => {
  for (const ms of [0.042, 1.23, 12.3, 987, 61_500]) {
    expect(Math.abs(Number(summarise([ms]).p50) / ms - 1)).toBeLessThan(0.001);
  }
});

test('no latency has no percentile', () => {
  expect(summarise([])).toEqual({ p50: null, p99: null, max: null });
});
