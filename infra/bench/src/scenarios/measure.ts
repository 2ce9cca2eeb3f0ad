import type { Changes } from '../driver/changes.ts';
import { Histogram } from '../report/histogram.ts';
import type { Row } from '../report/results.ts';
import { type Observed, observe } from '../servers/observe.ts';
import type { Server } from '../servers/server.ts';
import type { Crowd, Received } from '../viewers/crowd.ts';
import type { ViewerKind } from '../viewers/viewer.ts';

/** What is measured, and how its row is named. */
export interface Stretch {
  readonly scenario: string;
  readonly server: Server;
  readonly crowd: Crowd;
  readonly viewer: ViewerKind;
  readonly viewers: number;
  readonly flights: readonly Changes[];
  readonly rate: number | 'most';
  readonly perViewer?: Row['perViewer'];
  /** Makes the changes; answers the seconds in which they were made or, where everything was waited for, delivered. */
  readonly run: () => Promise<number>;
}

/** Runs a stretch, waits until everyone has seen the last change of each flight, and answers what came of it. */
export async function measure(stretch: Stretch): Promise<Row> {
  const { server, crowd, flights } = stretch;
  for (const each of flights) each.begin();
  const received = await crowd.begin();
  const observed = await observe(server);
  const seconds = await stretch.run();
  const use = await observed();
  const behind = await crowd.behind(Object.fromEntries(flights.map(({ flight, version }) => [flight.id, version])));
  const made = Object.fromEntries(flights.map(({ flight, made }) => [flight.id, made]));
  const got = await received(made);
  const commits = new Histogram();
  for (const each of flights) commits.merge(each.commits.counts());
  const changes = flights.reduce((sum, { made }) => sum + made.at.length, 0);
  return rowOf(stretch, { seconds, changes, commits, behind, use, got, latencies: got.latencies });
}

/** A row of what was observed. */
export function rowOf(
  { scenario, server, viewer, viewers, flights, rate, perViewer = null }: Omit<Stretch, 'run'>,
  {
    seconds,
    changes,
    commits,
    behind,
    use,
    got,
    latencies,
  }: {
    seconds: number;
    changes: number;
    commits: Histogram | null;
    behind: number;
    use: Observed;
    got: Received;
    latencies: Histogram;
  },
): Row {
  const { received: delivered, bytes, ...verdicts } = got.tally;
  const perMessage = (cpuMs: number) => (delivered > 0 ? (1_000 * cpuMs) / delivered : null);
  return {
    ...{ scenario, server: server.kind, viewer, viewers, flights: flights.length, rate, seconds, changes, delivered },
    deliveredPerSecond: delivered / seconds,
    bytesPerMessage: bytes > 0 ? bytes / delivered : null,
    ...{ p50: latencies.quantile(0.5), p99: latencies.quantile(0.99), max: latencies.quantile(1) },
    commitP99: commits?.quantile(0.99) ?? null,
    ...{ ...verdicts, behind, reasons: got.reasons },
    serverCpu: use.cpu,
    serverCpuPerMessage: perMessage(use.cpuMs),
    viewersCpu: got.cpu,
    viewersCpuPerMessage: perMessage(got.cpuMs),
    ...{ machineCpu: use.machineCpu, memory: use.memory, perViewer },
  };
}
