import { setTimeout as sleep } from 'node:timers/promises';
import { MESSAGE, SEAT_TASK_QUEUE, seatBlockWorkflowId } from '@jumpseat/booking/contracts';
import { connect, createCaretakerStore, createFlightStore, type Database } from '@jumpseat/db';
import { instant, layoutOf, usualFares } from '@jumpseat/domain';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readHistories } from '../src/checker/read-temporal.ts';
import { processOf, type RunningSystem } from '../src/servers/running-system.ts';
import { startSmallSystem } from '../src/servers/small-system.ts';

/** Each flight repeats the same case: while Postgres hangs, its block must write seats, and its timer fires. */
const FLIGHTS = 20;
const STALL_MS = 17_000;
const LEASE_S = 4;
const DEATH_MS = 8_000;
const SELLS_AGAIN = { timeout: 60_000, interval: 500 };
const DAY_MS = 86_400_000;
const flightIds = Array.from({ length: FLIGHTS }, (_, index) => `STALLED-${index}`);

let system: RunningSystem;
let database: Database;
let client: Client;
beforeAll(async () => {
  system = await startSmallSystem();
  database = connect(system.databaseUrl, { max: 2 });
  client = new Client({ connection: await Connection.connect({ address: system.temporalAddress }) });
  const departsAt = instant(Date.now() + DAY_MS);
  for (const id of flightIds) {
    await createFlightStore(database).create({
      id,
      layoutId: 'demo-30',
      blockBy: 'cabin',
      departsAt,
      salesCloseAt: departsAt,
      origin: 'ZRH',
      destination: 'LIS',
      fares: usualFares(layoutOf('demo-30')),
      surcharges: {},
    });
  }
});
afterAll(async () => {
  await client?.connection.close();
  await database?.close();
  await system?.remove();
});

const signal = (flightId: string, command: object) =>
  client.workflow.getHandle(seatBlockWorkflowId(flightId, 'economy')).signal(MESSAGE.block.cmd, command);

async function hold(flightId: string, seat: string): Promise<string> {
  const response = await fetch(`${system.url}/api/flights/${flightId}/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId: 'ann', seats: [seat] }),
  });
  return (await response.json()).status ?? `${response.status}`;
}

const heldSeats = async (orderId: string) =>
  (await database.sql`select flight_id from seats where order_id = ${orderId}`).length;

test('a flight sells after Postgres hung for 17 s and its workers died meanwhile: 20 of 20 times', async () => {
  for (const flightId of flightIds) {
    await client.workflow.signalWithStart('seatBlock', {
      workflowId: seatBlockWorkflowId(flightId, 'economy'),
      taskQueue: SEAT_TASK_QUEUE,
      args: [
        {
          flight: await createFlightStore(database).findForSale(flightId),
          blockId: 'economy',
        },
      ],
      signal: MESSAGE.block.cmd,
      signalArgs: [{ type: 'HOLD', orderId: 'leaving', seats: ['A1'], ttl: 600 }],
    });
  }
  await expect.poll(() => heldSeats('leaving'), SELLS_AGAIN).toBe(FLIGHTS);
  for (const flightId of flightIds) {
    await signal(flightId, { type: 'HOLD', orderId: 'lapsing', seats: ['B1'], ttl: LEASE_S });
  }
  await expect.poll(() => heldSeats('lapsing'), { timeout: 20_000, interval: 20 }).toBe(FLIGHTS);

  for (const node of [1, 2]) system.wires.get('worker–postgres', node).stall();
  const end = Date.now() + STALL_MS;
  for (const flightId of flightIds) await signal(flightId, { type: 'RELEASE', orderId: 'leaving', seats: ['A1'] });
  // The lengths of the faults are the scenario.
  await sleep(DEATH_MS);
  const workers = [processOf(system, 'worker-1'), processOf(system, 'worker-2')];
  await Promise.all(workers.map((each) => each.kill()));
  await sleep(end - Date.now());
  for (const node of [1, 2]) system.wires.get('worker–postgres', node).resume();
  await Promise.all(workers.map((each) => each.start()));

  for (const flightId of flightIds) {
    await expect.poll(() => hold(flightId, 'C1'), { ...SELLS_AGAIN, message: flightId }).toBe('SEATS_RESERVED');
  }
  await expect.poll(async () => (await heldSeats('leaving')) + (await heldSeats('lapsing')), SELLS_AGAIN).toBe(0);
  const { replays } = await readHistories(client);
  expect(replays.length).toBeGreaterThanOrEqual(2 * FLIGHTS);
  expect(replays.filter(({ error }) => error !== null)).toEqual([]);
  // The flights sell by design: no stuck workflow was restarted.
  expect(await createCaretakerStore(database).stuckWorkflows()).toEqual({ stuck: [], restarts: 0 });
}, 240_000);
