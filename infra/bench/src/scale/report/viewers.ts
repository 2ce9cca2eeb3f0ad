import type { Latency } from '../../shared/results.ts';
import { align, figure } from '../../shared/table.ts';
import { priceOfPeakHour } from '../model/cost.ts';
import { messagesToAViewer, simulateViewerNode, viewerTier } from '../model/viewers.ts';
import type { Settings } from '../settings.ts';

const QUIET_FLIGHTS = 1_000;
const MINUTE_SECONDS = 60;

/** The nodes, the bandwidth and the waits of viewers. */
export function viewersReport(settings: Settings): string {
  const tier = viewerTier(settings);
  const price = priceOfPeakHour(settings);
  const back = tier.returningViewersANode;
  const { socketsANode: viewers, coalesceMs, regionMs, regions } = settings;
  const hot = simulateViewerNode(settings, {
    viewers,
    flights: 1,
    changes: messagesToAViewer({ ...settings, hotViewers: 1 }),
  });
  const quiet = simulateViewerNode(settings, {
    viewers,
    flights: QUIET_FLIGHTS,
    changes: messagesToAViewer({ ...settings, hotViewers: 0 }),
    seconds: MINUTE_SECONDS,
  });
  const row = (name: string, { p50, p99 }: Latency, awayMs: number) => [
    name,
    figure((p50 ?? 0) + awayMs),
    figure((p99 ?? 0) + awayMs),
  ];
  return [
    `${figure(tier.viewers)} viewers at once, in ${regions} regions.`,
    '',
    align(
      ['from a commit to a viewer', 'p50 ms', 'p99 ms'],
      [
        row(`all ${figure(viewers)} of a node on one flight in a sale`, hot, 0),
        row('the same in the farthest region', hot, regionMs),
        row(`${figure(viewers)} on ${figure(QUIET_FLIGHTS)} quiet flights`, quiet, 0),
        row('the same in the farthest region', quiet, regionMs),
      ],
      [true],
    ),
    '',
    ...(coalesceMs > 0 ? [`Coalescing adds up to ${figure(coalesceMs)} ms, which these waits leave out.`] : []),
    `Nodes: ${figure(tier.nodes)}. The limit is their ${tier.limit}.`,
    regions === 1
      ? 'If the only region fails, its viewers have nowhere to go.'
      : `If a region fails, each other node gets ${figure(back)} viewers more. At 500 a second, as measured, that takes ${figure(back / 500)} s.`,
    `Messages: ${figure(tier.messages)} a second, and ${figure(tier.pings)} pings: ${figure(tier.gbitASecond)} Gbit/s.`,
    `An hour of it costs ${figure(price.nodes)} for nodes and ${figure(price.bandwidth)} for bandwidth, at assumed prices.`,
    `As built, each node would receive up to ${figure(tier.presenceMbANode)} MB a second about the viewers of the others.`,
  ].join('\n');
}
