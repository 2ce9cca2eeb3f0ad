import { join } from 'node:path';
import { createJumpseatClient } from '@jumpseat/client';
import { readBuilds, rollout } from '@jumpseat/cluster/rollout';
import type { Cluster, ClusterProcess } from '@jumpseat/cluster/start-cluster';
import type { DataFolder } from '@jumpseat/dev/data-folder';
import type { Processes } from '@jumpseat/dev/processes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APP_SETTINGS } from '../../src/servers/app-settings.ts';
import { startTemporaryCluster } from '../../src/servers/temporary-cluster.ts';
import { changedWorkers } from './support/changed-workers.ts';
import { type Hold, longestHold } from './support/holds.ts';
import { Load } from './support/load.ts';

/** A hold is answered within this time, whatever dies. */
const ANSWERED_WITHIN_MS = 10_000;
/** Successes after which a cluster counts as working. */
const HOLDS = 20;
const BOOKINGS = 6;
const MINUTE_MS = 60_000;

let data: DataFolder;
let processes: Processes;
let cluster: Cluster;
let load: Load;

beforeAll(async () => {
  ({ cluster, processes, data } = await startTemporaryCluster({ env: APP_SETTINGS }));
});

afterAll(() => processes?.stop());

test('a seat is held and paid over HTTPS, while a live map shows it over WSS', async () => {
  const client = createJumpseatClient({ url: `${cluster.url}/trpc` });
  const statuses: string[] = [];
  client.watchSeatMap('FL123').subscribe(({ value }) => statuses.push(value?.seats.A1 ?? ''));
  await expect.poll(() => statuses).toContain('AVAILABLE');
  const { orderId } = await client.trpc.orders.create.mutate({ flightId: 'FL123', userId: 'ada', seats: ['A1'] });
  await expect.poll(() => statuses).toContain('HELD');
  await client.trpc.orders.pay.mutate({ orderId, code: '11111' });
  await expect.poll(() => statuses).toContain('BOOKED');
  await client.close();
});

test('a process that dies and is started again keeps nobody waiting', { timeout: 20 * MINUTE_MS }, async () => {
  load = await Load.start(cluster);
  await load.untilSucceeded(HOLDS, BOOKINGS);
  const longest = await longestHolds(async ({ name, start }) => {
    await processes.find(name)?.kill();
    await start();
    await load.untilSucceeded(HOLDS, BOOKINGS);
  });
  expect(longest.filter(({ ms }) => ms > ANSWERED_WITHIN_MS)).toEqual([]);
});

test('passengers go on without any one of the replicas', { timeout: 20 * MINUTE_MS }, async () => {
  await longestHolds(async ({ name, start }) => {
    if (name === 'Proxy') return;
    await processes.find(name)?.kill();
    await load.untilSucceeded(HOLDS, BOOKINGS);
    await start();
    await load.untilSucceeded(HOLDS, BOOKINGS);
  });
});

test('an upgrade with changed workflows fails no request', { timeout: 20 * MINUTE_MS }, async () => {
  const from = Date.now();
  const folder = join(data.path, 'changed');
  const successors = await changedWorkers(processes, { folder, env: cluster.env, count: 2 });
  for (const { start } of successors) await start();
  await rollout(processes, cluster.env, 'ramp', '50');
  await load.untilSucceeded(HOLDS, BOOKINGS);
  await rollout(processes, cluster.env, 'promote');
  const left = async () =>
    (await readBuilds(processes, cluster.env)).find(({ build }) => build === cluster.env.WORKER_BUILD)?.running;
  // Every order and mail ends on the workers that began it.
  await expect.poll(left, { timeout: 10 * MINUTE_MS, interval: 1_000 }).toBe(0);
  for (const { name, start } of cluster.processes) {
    if (/^(Worker|API)/.test(name)) await processes.find(name)?.stop();
    if (name.startsWith('API')) await start();
  }
  await load.untilSucceeded(HOLDS, BOOKINGS);
  expect(load.failuresSince(from)).toEqual([]);
});

test('after all that, no booking is lost, and no seat has two owners', { timeout: 5 * MINUTE_MS }, async () => {
  expect(await load.end()).toEqual([]);
});

/** Strikes each process in turn. Prints and returns the longest hold under way meanwhile. */
async function longestHolds(
  strike: (process: ClusterProcess) => Promise<void>,
): Promise<(Hold & { process: string; from: number })[]> {
  const longest: (Hold & { process: string; from: number })[] = [];
  for (const process of cluster.processes) {
    const from = Date.now();
    await strike(process);
    longest.push({ process: process.name, from, ...longestHold(load.calls, { from, to: Date.now() }) });
  }
  console.table(longest, ['process', 'ms']);
  return longest;
}
