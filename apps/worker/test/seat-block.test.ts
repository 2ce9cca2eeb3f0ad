import type { ApplyArgs, ApplyResult, SeatDecision } from '@jumpseat/booking/contracts';
import { instant, type SeatCommand } from '@jumpseat/domain';
import { WorkflowClient } from '@temporalio/client';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { connectClient, retriesOfCall } from '../src/connect-client.ts';
import { SeatBlockClient } from '../src/seat-blocks/seat-block-client.ts';
import { temporalSeatBlocks } from '../src/seat-blocks/temporal-seat-blocks.ts';
import { testEnv } from './support/env.ts';
import { refusalOf } from './support/refusal.ts';
import { type Stack, startStack } from './support/stack.ts';

/** As many as Temporal lets one workflow have. */
const UPDATES_AT_A_TIME = 10;

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

/** A flight whose block `economy` is running, with C10 held. */
async function startedBlock() {
  const { orders } = stack;
  const flight = await orders.flight();
  const order = await orders.open(flight, ['C10']);
  const block = orders.block(flight, 'economy');
  const apply = (...commands: SeatCommand[]) =>
    block.executeUpdate<ApplyResult, ApplyArgs>('apply', { args: [commands] });
  const decide = (...commands: SeatCommand[]) =>
    block.executeUpdate<SeatDecision, ApplyArgs>('decide', { args: [commands] });
  return { flight, order, block, apply, decide };
}

/** The seat blocks of another worker. */
const otherWorkersBlocks = (client = stack.client) =>
  temporalSeatBlocks(new SeatBlockClient(client, stack.orders.taskQueues.seat), stack.projection);

const inMinutes = (minutes: number) => instant(Date.now() + minutes * 60_000);
const hold = (orderId: string, sequence: number, seats: string[]): SeatCommand => ({
  type: 'HOLD',
  orderId,
  sequence,
  seats,
  leaseUntil: inMinutes(15),
});

test('each command of a batch gets its own outcome', async () => {
  const { flight, apply } = await startedBlock();
  const outcomes = await apply(
    hold('ann', 1, ['A1', 'A2']),
    hold('bob', 1, ['A2']),
    { type: 'CONFIRM', orderId: 'ann', sequence: 2, seats: ['A1', 'A2'] },
    { type: 'RELEASE', orderId: 'cat', sequence: 1, seats: ['A1'] },
  );
  expect(outcomes.map((each) => (each.granted ? 'granted' : each.refusal.code))).toEqual([
    'granted',
    'SEAT_HELD',
    'granted',
    'NOT_HOLDER',
  ]);
  expect(await stack.orders.taken(flight)).toEqual(['A1 BOOKED', 'A2 BOOKED', 'C10 HELD']);
});

test('an order can book a seat that was released and held again within one batch', async () => {
  const { flight, apply } = await startedBlock();
  await apply(hold('ann', 1, ['A1']), { type: 'CONFIRM', orderId: 'ann', sequence: 2, seats: ['A1'] });
  await apply({ type: 'RELEASE', orderId: 'ann', sequence: 3, seats: ['A1'], booked: true }, hold('bob', 1, ['A1']));
  const [booked] = await apply({ type: 'CONFIRM', orderId: 'bob', sequence: 2, seats: ['A1'] });
  expect(booked).toMatchObject({ granted: true });
  expect(await stack.sql`select order_id from bookings where flight_id = ${flight.id}`).toEqual([{ order_id: 'bob' }]);
});

test('a client without updates can use signals; the state shows their effect, and the reason of a refused one', async () => {
  const { flight, block } = await startedBlock();
  await block.signal('cmd', { type: 'HOLD', orderId: 'ann', seats: ['A1'], ttl: 600 });
  await block.signal('cmd', { type: 'HOLD', orderId: 'bob', seats: ['A1'], ttl: 600 });
  await block.signal('cmd', { type: 'CONFIRM', orderId: 'ann', seats: ['A1'] });
  await block.signal('cmd', { type: 'HOLD', orderId: 'bob', seats: ['B1'] });
  await expect.poll(() => stack.orders.taken(flight)).toEqual(['A1 BOOKED', 'C10 HELD']);
  const state = await stack.orders.blockState(flight, 'economy');
  expect(state.seats.find(({ seat }) => seat === 'A1')).toMatchObject({ status: 'BOOKED', orderId: 'ann' });
  expect(state.refusedSignals).toHaveLength(2);
  for (const refusal of [{ code: 'SEAT_HELD', seats: ['A1'] }, { code: 'BAD_INPUT' }]) {
    expect(state.refusedSignals).toContainEqual(expect.objectContaining({ orderId: 'bob', type: 'HOLD', refusal }));
  }
});

test.each(['apply', 'decide'])('a malformed update is refused and changes nothing: %s', async (update) => {
  const { flight, block } = await startedBlock();
  for (const args of [[[]], [[{ type: 'HOLD' }]], ['HOLD'], [[{ ...hold('ann', 1, ['A1']), leaseUntil: 'soon' }]]]) {
    expect((await refusalOf(block.executeUpdate(update, { args: args as [unknown] }))).code).toBe('BAD_INPUT');
  }
  for (const outcomes of [undefined, [], ['granted'], [null]]) {
    const args = [[hold('ann', 1, ['A1'])], outcomes, []] as [unknown, unknown, unknown];
    expect((await refusalOf(block.executeUpdate('adopt', { args }))).code).toBe('BAD_INPUT');
  }
  expect(await stack.orders.taken(flight)).toEqual(['C10 HELD']);
});

test('a worker that crashed before it wrote a granted hold repeats the command, and the hold is written', async () => {
  const { flight, decide } = await startedBlock();
  const command = hold('ann', 1, ['A1', 'A2']);
  const { projection } = await decide(command);
  expect(projection?.changes.map(({ seat, orderId }) => `${seat} ${orderId}`)).toEqual(['A1 ann', 'A2 ann']);
  expect(await stack.orders.taken(flight)).toEqual(['C10 HELD']);

  const blocks = otherWorkersBlocks();
  expect(await blocks.send(flight, 'economy', command)).toMatchObject({ granted: true });
  expect(await stack.orders.taken(flight)).toEqual(['A1 HELD', 'A2 HELD', 'C10 HELD']);
});

test('a hold that was never written blocks its seat until the lease expires, and changes nothing if it is written late', async () => {
  const { flight, apply, decide } = await startedBlock();
  const { projection } = await decide({
    ...hold('ann', 1, ['A1']),
    leaseUntil: instant(Date.now() + 2_000),
  } as SeatCommand);
  expect(await apply(hold('bob', 1, ['A1']))).toMatchObject([{ granted: false, refusal: { code: 'SEAT_HELD' } }]);

  await expect.poll(() => apply(hold('bob', 2, ['A1']))).toMatchObject([{ granted: true }]);
  await apply({ type: 'CONFIRM', orderId: 'bob', sequence: 3, seats: ['A1'] });
  if (projection) await stack.projection.projectSeats(projection);
  expect(await stack.orders.taken(flight)).toEqual(['A1 BOOKED', 'C10 HELD']);
  expect(await stack.sql`select order_id from bookings where flight_id = ${flight.id}`).toEqual([{ order_id: 'bob' }]);
});

test('released seats are also written by the caller, and again when it repeats the command', async () => {
  const { flight, apply, decide } = await startedBlock();
  await apply(hold('ann', 1, ['A1']), hold('bob', 1, ['B1']));
  const swap = { ...hold('ann', 2, ['A2']), free: ['A1'] } as SeatCommand;
  const release: SeatCommand = { type: 'RELEASE', orderId: 'bob', sequence: 2, seats: ['B1'] };
  await decide(swap, release);
  expect(await stack.orders.taken(flight)).toEqual(['A1 HELD', 'B1 HELD', 'C10 HELD']);

  const { projection } = await decide(swap, release);
  expect(projection?.changes.map(({ seat, status }) => `${seat} ${status}`).toSorted()).toEqual([
    'A1 AVAILABLE',
    'A2 HELD',
    'B1 AVAILABLE',
  ]);
  if (projection) await stack.projection.projectSeats(projection);
  expect(await stack.orders.taken(flight)).toEqual(['A2 HELD', 'C10 HELD']);
});

test('an abandoned try changes nothing once the next try has reached the block', async () => {
  const { flight, apply } = await startedBlock();
  await apply({ ...hold('ann', 1, ['A1']), token: 4 });
  await apply({ ...hold('ann', 1, ['A1']), token: 8 });
  const undo = { type: 'RELEASE', orderId: 'ann', sequence: 1, token: 5, seats: ['A1'] } as const;
  expect(await apply(undo)).toMatchObject([{ granted: false, refusal: { code: 'STALE_COMMAND' } }]);
  expect(await stack.orders.taken(flight)).toEqual(['A1 HELD', 'C10 HELD']);
});

test('a block decides while its write to Postgres waits', async () => {
  const { flight, block, decide } = await startedBlock();
  const { projectSeats } = stack.projection;
  const unblocked = Promise.withResolvers<void>();
  const writing = Promise.withResolvers<void>();
  vi.spyOn(stack.projection, 'projectSeats').mockImplementationOnce(async (projection) => {
    writing.resolve();
    await unblocked.promise;
    return projectSeats(projection);
  });
  await block.signal('cmd', { type: 'HOLD', orderId: 'ann', seats: ['A1'], ttl: 600 });
  await writing.promise;
  expect(await decide(hold('bob', 1, ['A2']))).toMatchObject({ outcomes: [{ granted: true }] });
  unblocked.resolve();
  await expect.poll(() => stack.orders.taken(flight)).toEqual(['A1 HELD', 'C10 HELD']);
});

test('a block whose history has lost writes restarts from Postgres, and sells no seat twice', async () => {
  const { flight } = await startedBlock();
  // As if the block had written this after the point where its history ends.
  const { version } = await stack.orders.blockState(flight, 'economy');
  await stack.projection.projectSeats({
    flightId: flight.id,
    blockId: 'economy',
    version: version + 50,
    changes: [{ seat: 'A1', status: 'BOOKED', orderId: 'ann', leaseUntil: null }],
  });
  const blocks = otherWorkersBlocks();
  expect(await blocks.send(flight, 'economy', hold('bob', 1, ['A1']))).toMatchObject({
    granted: false,
    refusal: { code: 'SEAT_BOOKED' },
  });
  expect(await blocks.send(flight, 'economy', hold('bob', 1, ['A2']))).toMatchObject({ granted: true });
  expect(await stack.orders.taken(flight)).toEqual(['A1 BOOKED', 'A2 HELD', 'C10 HELD']);
});

test('a seat can be held and booked again while the release of its booking waits for Postgres', async () => {
  const { flight, apply, block } = await startedBlock();
  await apply(hold('ann', 1, ['A1']), { type: 'CONFIRM', orderId: 'ann', sequence: 2, seats: ['A1'] });
  const { projectSeats } = stack.projection;
  const unblocked = Promise.withResolvers<void>();
  const writing = Promise.withResolvers<void>();
  vi.spyOn(stack.projection, 'projectSeats').mockImplementationOnce(async (projection) => {
    writing.resolve();
    await unblocked.promise;
    return projectSeats(projection);
  });
  const clearing = block.executeUpdate('clear');
  await writing.promise;
  expect(await otherWorkersBlocks().send(flight, 'economy', hold('bob', 1, ['A1']))).toMatchObject({ granted: true });
  unblocked.resolve();
  await clearing;
  const confirm: SeatCommand = { type: 'CONFIRM', orderId: 'bob', sequence: 2, seats: ['A1'] };
  expect(await otherWorkersBlocks().send(flight, 'economy', confirm)).toMatchObject({ granted: true });
  expect(await stack.sql`select order_id from bookings where flight_id = ${flight.id}`).toEqual([{ order_id: 'bob' }]);
});

test('a block that is overtaken by a later run is terminated, and the seats are those of Postgres', async () => {
  const { flight } = await startedBlock();
  await stack.projection.loadSeatBlock({ flight, blockId: 'economy' });
  const blocks = otherWorkersBlocks();
  expect(await blocks.send(flight, 'economy', hold('ann', 1, ['A1']))).toMatchObject({ granted: true });
  expect(await blocks.send(flight, 'economy', hold('bob', 1, ['C10']))).toMatchObject({ granted: false });
  expect(await stack.orders.taken(flight)).toEqual(['A1 HELD', 'C10 HELD']);
});

test('a refused command leaves nothing to write', async () => {
  const { decide } = await startedBlock();
  expect(await decide(hold('ann', 1, ['C10']))).toEqual({
    outcomes: [{ granted: false, refusal: { code: 'SEAT_HELD', seats: ['C10'] } }],
    projection: null,
  });
});

test('a seat is available to everyone once its lease expires', async () => {
  const { flight, apply } = await startedBlock();
  await apply({ ...hold('ann', 1, ['A1']), leaseUntil: instant(Date.now() + 2_000) } as SeatCommand);
  expect(await stack.orders.taken(flight)).toContain('A1 HELD');
  await expect.poll(() => stack.orders.taken(flight)).toEqual(['C10 HELD']);
});

test('a block that continues as new during a hold keeps seats, leases and sequence numbers', async () => {
  const { flight, order, block, apply } = await startedBlock();
  const { runId } = await block.describe();
  await apply(hold('ann', 7, ['A1']));
  for (let batch = 0; batch < 10; batch++) {
    await apply(...Array.from({ length: 100 }, (_, index) => hold('bob', batch * 100 + index, ['A1'])));
  }
  await expect.poll(async () => (await block.describe()).runId).not.toBe(runId);

  expect(await apply(hold('ann', 6, ['A2']))).toMatchObject([{ granted: false, refusal: { code: 'STALE_COMMAND' } }]);
  expect(await apply(hold('bob', 2_000, ['A1']))).toMatchObject([{ granted: false, refusal: { code: 'SEAT_HELD' } }]);
  await stack.orders.pay(order, '11111');
  expect((await stack.orders.result(order)).status).toBe('CONFIRMED');
  expect(await stack.orders.taken(flight)).toEqual(['A1 HELD', 'C10 BOOKED']);
});

test('all commands that arrive while the block continues as new get their outcomes, without a second’s wait', async () => {
  const { flight } = await startedBlock();
  const delays: number[] = [];
  const connection = await connectClient({ address: testEnv.TEST_TEMPORAL_ADDRESS }, () => {
    const { retryableDecider, delayFunction } = retriesOfCall();
    const recorded: typeof delayFunction = (...refusal) => {
      const delay = delayFunction(...refusal);
      delays.push(delay);
      return delay;
    };
    return { retryableDecider, delayFunction: recorded };
  });
  onTestFinished(() => connection.close());
  const client = new WorkflowClient({ connection });
  let sequence = 0;
  const sendAll = async () => {
    const blocks = otherWorkersBlocks(client);
    const commands = Array.from({ length: 190 }, () => hold('ann', ++sequence, ['A1']));
    return Promise.all(commands.map((command) => blocks.send(flight, 'economy', command)));
  };
  // A block that continues as new refuses some calls, though not always one of ours.
  while (delays.length === 0) {
    const outcomes = await Promise.all(Array.from({ length: UPDATES_AT_A_TIME }, sendAll));
    expect(outcomes.flat()).toHaveLength(UPDATES_AT_A_TIME * 190);
  }
  expect(Math.max(...delays)).toBeLessThan(500);
});

test('a block whose workflow is lost restarts from Postgres, and sells no seat twice', async () => {
  const { orders } = stack;
  const flight = await orders.flight();
  const paid = await orders.open(flight, ['A1']);
  const held = await orders.open(flight, ['A2']);
  await orders.pay(paid, '11111');
  await orders.result(paid);
  await orders.block(flight, 'economy').terminate('the server lost it');

  expect(await orders.open(flight, ['A1'])).toMatchObject({ status: 'FAILED', reason: { code: 'SEAT_BOOKED' } });
  expect(await orders.open(flight, ['A2'])).toMatchObject({ status: 'FAILED', reason: { code: 'SEAT_HELD' } });
  await orders.pay(held, '11111');
  expect((await orders.result(held)).status).toBe('CONFIRMED');
  expect(await orders.taken(flight)).toEqual(['A1 BOOKED', 'A2 BOOKED']);
});

test('an order over several blocks gets all seats or none, and releases what one block had granted', async () => {
  const { orders } = stack;
  const flight = await orders.flight({ blockBy: 'cabin', layoutId: 'b787-9' });
  await orders.open(flight, ['20A']);
  expect(await orders.open(flight, ['1A', '10A', '20A'])).toMatchObject({
    status: 'FAILED',
    reason: { seats: ['20A'] },
  });
  expect(await orders.taken(flight)).toEqual(['20A HELD']);
  const order = await orders.open(flight, ['1A', '20B']);
  await orders.select(order, ['10A', '20B']);
  expect(await orders.taken(flight)).toEqual(['10A HELD', '20A HELD', '20B HELD']);
  await orders.pay(order, '11111');
  expect(await orders.result(order)).toMatchObject({
    status: 'CONFIRMED',
    hold: {
      total: { amount: 29_900 },
      price: { lines: [{ seat: '10A' }, { seat: '20B', fare: { amount: 8_900 } }], total: { amount: 29_900 } },
    },
  });
});
