import type { Ratio, Row } from './results.ts';
import { median } from './statistics.ts';

/** In a second. */
const MICROSECONDS = 1_000_000;

/** The rows that were measured in the same way, under the same viewers, whatever the server. */
const sameViewers = (a: Row, b: Row) => a.viewer === b.viewer && a.viewers === b.viewers;

/** What the product delivers beside the floor, for each kind and number of viewers that had both at full speed. */
export function ratiosOf(rows: readonly Row[]): Ratio[] {
  const full = rows.filter(({ scenario, rate }) => scenario === 'fan-out' && rate === 'most');
  const kinds = full.filter((row, index) => full.findIndex((other) => sameViewers(row, other)) === index);
  return kinds.map((kind) =>
    ratioOf(
      full.filter((row) => sameViewers(row, kind)),
      kind,
    ),
  );
}

function ratioOf(rows: readonly Row[], { viewer, viewers }: Row): Ratio {
  const of = (server: Row['server']) => rows.filter((row) => row.server === server);
  const [product, floor] = [of('product'), of('floor')];
  const delivered = (some: readonly Row[]) => some.map(({ deliveredPerSecond }) => deliveredPerSecond);
  const cpu = (some: readonly Row[]) => median(some.map(({ serverCpuPerMessage }) => serverCpuPerMessage ?? 0));
  const viewersCpu = median(floor.map(({ viewersCpuPerMessage }) => viewersCpuPerMessage ?? 0));
  return {
    ...{ viewer, viewers, product: delivered(product), floor: delivered(floor) },
    ratio: median(delivered(product)) / median(delivered(floor)),
    cpuRatio: cpu(floor) / cpu(product),
    viewersCeiling: MICROSECONDS / viewersCpu,
  };
}
