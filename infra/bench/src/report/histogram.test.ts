import { expect, test } from 'vitest';
import { Histogram } from './histogram.ts';
import { median } from './statistics.ts';

test('quantiles are of the latencies counted, wherever they were counted', () => {
  const [one, other] = [new Histogram(), new Histogram()];
  for (let ms = 1; ms <= 50; ms++) one.add(ms);
  for (let ms = 51; ms <= 100; ms++) other.add(ms);
  one.merge(other.counts());
  expect([0.5, 0.99, 1].map((share) => one.quantile(share))).toEqual([50, 99, 100]);
});

test('a latency is exact to a tenth of a millisecond', () => {
  const histogram = new Histogram();
  histogram.add(12.34);
  expect(histogram.quantile(0.5)).toBe(12.3);
});

test('nothing has no quantile', () => {
  expect(new Histogram().quantile(0.99)).toBeNull();
});

test('the median is the middle one, or between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 100])).toBe(3);
  expect(() => median([])).toThrow('no median of nothing');
});
