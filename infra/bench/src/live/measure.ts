import { summarise } from '../shared/latency.ts';
import type { Measurement } from '../shared/results.ts';
import type { Bench } from '../shared/run.ts';
import { watchUsage } from '../shared/usage.ts';
import type { EndCount, Viewers } from '../shared/viewers/viewers.ts';
import { type FlightChanges, versionsOf } from './changes.ts';
import type { LiveServer } from './server.ts';

export interface LiveRun {
  readonly name: string;
  readonly server: LiveServer;
  readonly viewers: Viewers;
  readonly flights: readonly FlightChanges[];
  readonly round?: number;
  readonly facts?: Measurement['facts'];
  /** A count that began earlier, of viewers who miss changes on purpose: their latency is not that of the changes. */
  readonly endCount?: EndCount;
  /** Is awaited before it is checked whether the viewers have the last changes. */
  readonly lastChange?: Promise<unknown>;
}

/**
 * Measures while `work` runs, then waits until all viewers have the last change of each flight.
 * @param work returns the seconds in which the messages were delivered
 */
export async function measure({ database }: Bench, run: LiveRun, work: () => Promise<number>): Promise<Measurement> {
  const { name, server, viewers, flights, round = 1 } = run;
  const endCount = run.endCount ?? (await viewers.begin());
  const usage = watchUsage({ api: [server.pid], postgres: database.pids, viewers: viewers.pids });
  const seconds = await work();
  const used = usage();
  await run.lastChange;
  const behind = await viewers.behind(versionsOf(flights));
  const commits = Object.fromEntries(flights.map(({ id, commitTimes }) => [id, commitTimes]));
  const { counts, failed, latencies } = await endCount(run.endCount ? {} : commits);
  const { received, bytes, gaps, doubled, conflated, cutOff } = counts;
  return {
    ...used,
    kind: 'live',
    name,
    server: server.server,
    round,
    client: 'ws',
    clients: viewers.count,
    settings: {},
    seconds,
    count: received,
    perSecond: received / seconds,
    latency: {
      message: latencies.summary(),
      commit: summarise(run.endCount ? [] : flights.flatMap(({ commitMs }) => commitMs)),
    },
    facts: {
      flights: flights.length,
      changes: flights.reduce((sum, { commitTimes }) => sum + commitTimes.at.length, 0),
      'bytes each': received > 0 ? bytes / received : null,
      ...run.facts,
    },
    checks: { gaps, doubled, conflated, behind, 'cut off': cutOff },
    failed,
  };
}
