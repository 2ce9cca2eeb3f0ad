import type { ApplyArgs, ApplyResult, SeatDecision } from '@jumpseat/booking/contracts';
import { instant, type SeatCommand } from '@jumpseat/domain';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SeatBlockClient } from '../src/blocks/seat-block-client.ts';
import { temporalSeatBlocks } from '../src/blocks/temporal-seat-blocks.ts';
import { refusalOf } from './support/refusal.ts';
import { type Stack, startStack } from './support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

/** A flight whose block runs already, as the cabin `economy`. */
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

/** Seat blocks as another worker asks them. */
const ownBlocks = () =>
  temporalSeatBlocks(new SeatBlockClient(stack.client, stack.orders.taskQueues.seat), stack.projection);

const inMinutes = (minutes: number) => instant(Date.now() + minutes * 60_000);
const hold = (orderId: string, sequence: number, seats: string[]): SeatCommand => ({
  ...{ type: 'HOLD', orderId, sequence, seats, leaseUntil: inMinutes(15) },
});

test('each command of a batch gets its own answer', async () => {
  const { flight, apply } = await startedBlock();
  const outcomes = await apply(
    hold('ann', 1, ['A1', 'A2']),
    hold('bob', 1, ['A2']),
    { type: 'CONFIRM', orderId: 'ann', sequence: 2, seats: ['A1', 'A2'] },
    { type: 'RELEASE', orderId: 'cat', sequence: 1, seats: ['A1'] },
  );
  expect(outcomes.map((each) => (each.granted ? 'granted' : each.refusal.code))).toEqual([
    ...['granted', 'SEAT_HELD', 'granted', 'NOT_HOLDER'],
  ]);
  expect(await stack.orders.taken(flight)).toEqual(['A1 BOOKED', 'A2 BOOKED', 'C10 HELD']);
});

test('a seat that is given up and taken again within one batch is the new order’s to book', async () => {
  const { flight, apply } = await startedBlock();
  await apply(hold('ann', 1, ['A1']), { type: 'CONFIRM', orderId: 'ann', sequence: 2, seats: ['A1'] });
  await apply({ type: 'RELEASE', orderId: 'ann', sequence: 3, seats: ['A1'], booked: true }, hold('bob', 1, ['A1']));
  const [booked] = await apply({ type: 'CONFIRM', orderId: 'bob', sequence: 2, seats: ['A1'] });
  expect(booked).toMatchObject({ granted: true });
  expect(await stack.sql`select order_id from bookings where flight_id = ${flight.id}`).toEqual([{ order_id: 'bob' }]);
});

test('a client without updates signals commands; each shows in the state, a refused one with its reason', async () => {
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

test('a caller that is lost before it has written what it was granted asks again, and it is written', async () => {
  const { flight, decide } = await startedBlock();
  const command = hold('ann', 1, ['A1', 'A2']);
  const { projection } = await decide(command);
  expect(projection?.changes.map(({ seat, orderId }) => `${seat} ${orderId}`)).toEqual(['A1 ann', 'A2 ann']);
  expect(await stack.orders.taken(flight)).toEqual(['C10 HELD']);

  const blocks = ownBlocks();
  expect(await blocks.ask(flight, 'economy', command)).toMatchObject({ granted: true });
  expect(await stack.orders.taken(flight)).toEqual(['A1 HELD', 'A2 HELD', 'C10 HELD']);
});

test('a hold that was never written keeps others out until it lapses, then its seat is theirs; written late it changes nothing', async () => {
  const { flight, apply, decide } = await startedBlock();
  const { projection } = await decide({
    ...hold('ann', 1, ['A1']),
    leaseUntil: instant(Date.now() + 700),
  } as SeatCommand);
  expect(await apply(hold('bob', 1, ['A1']))).toMatchObject([{ granted: false, refusal: { code: 'SEAT_HELD' } }]);

  await expect.poll(() => apply(hold('bob', 2, ['A1'])), { timeout: 5_000 }).toMatchObject([{ granted: true }]);
  await apply({ type: 'CONFIRM', orderId: 'bob', sequence: 3, seats: ['A1'] });
  if (projection) await stack.projection.projectSeats(projection);
  expect(await stack.orders.taken(flight)).toEqual(['A1 BOOKED', 'C10 HELD']);
  expect(await stack.sql`select order_id from bookings where flight_id = ${flight.id}`).toEqual([{ order_id: 'bob' }]);
});

test('what is freed is for the caller to write too, and again where it asks again', async () => {
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

test('a try that was given up changes nothing any more once the next has reached the block', async () => {
  const { flight, apply } = await startedBlock();
  await apply({ ...hold('ann', 1, ['A1']), token: 4 });
  await apply({ ...hold('ann', 1, ['A1']), token: 8 });
  const undo = { type: 'RELEASE', orderId: 'ann', sequence: 1, token: 5, seats: ['A1'] } as const;
  expect(await apply(undo)).toMatchObject([{ granted: false, refusal: { code: 'STALE_COMMAND' } }]);
  expect(await stack.orders.taken(flight)).toEqual(['A1 HELD', 'C10 HELD']);
});

test('a block decides while Postgres keeps it waiting, and writes when it can', async () => {
  const { flight, block, decide } = await startedBlock();
  const { projectSeats } = stack.projection;
  const open = Promise.withResolvers<void>();
  const writing = Promise.withResolvers<void>();
  vi.spyOn(stack.projection, 'projectSeats').mockImplementationOnce(async (projection) => {
    writing.resolve();
    await open.promise;
    return projectSeats(projection);
  });
  await block.signal('cmd', { type: 'HOLD', orderId: 'ann', seats: ['A1'], ttl: 600 });
  await writing.promise;
  expect(await decide(hold('bob', 1, ['A2']))).toMatchObject({ outcomes: [{ granted: true }] });
  open.resolve();
  await expect.poll(() => stack.orders.taken(flight)).toEqual(['A1 HELD', 'C10 HELD']);
});

test('a block that has gone back in time sells nothing twice: it starts again from Postgres', async () => {
  const { flight } = await startedBlock();
  // What the block would have written after a moment that its history has forgotten.
  const { version } = await stack.orders.blockState(flight, 'economy');
  await stack.projection.projectSeats({
    flightId: flight.id,
    blockId: 'economy',
    version: version + 50,
    changes: [{ seat: 'A1', status: 'BOOKED', orderId: 'ann', leaseUntil: null }],
  });
  const blocks = ownBlocks();
  expect(await blocks.ask(flight, 'economy', hold('bob', 1, ['A1']))).toMatchObject({
    granted: false,
    refusal: { code: 'SEAT_BOOKED' },
  });
  expect(await blocks.ask(flight, 'economy', hold('bob', 1, ['A2']))).toMatchObject({ granted: true });
  expect(await stack.orders.taken(flight)).toEqual(['A1 BOOKED', 'A2 HELD', 'C10 HELD']);
});

test('a booking that is given up while Postgres keeps the block waiting leaves its seat to the next', async () => {
  const { flight, apply, block } = await startedBlock();
  await apply(hold('ann', 1, ['A1']), { type: 'CONFIRM', orderId: 'ann', sequence: 2, seats: ['A1'] });
  const { projectSeats } = stack.projection;
  const open = Promise.withResolvers<void>();
  const writing = Promise.withResolvers<void>();
  vi.spyOn(stack.projection, 'projectSeats').mockImplementationOnce(async (projection) => {
    writing.resolve();
    await open.promise;
    return projectSeats(projection);
  });
  const clearing = block.executeUpdate('clear');
  await writing.promise;
  expect(await ownBlocks().ask(flight, 'economy', hold('bob', 1, ['A1']))).toMatchObject({ granted: true });
  open.resolve();
  await clearing;
  const confirm: SeatCommand = { type: 'CONFIRM', orderId: 'bob', sequence: 2, seats: ['A1'] };
  expect(await ownBlocks().ask(flight, 'economy', confirm)).toMatchObject({ granted: true });
  expect(await stack.sql`select order_id from bookings where flight_id = ${flight.id}`).toEqual([{ order_id: 'bob' }]);
});

test('a block that runs on though a later run has started is ended, and its seats are those of Postgres', async () => {
  const { flight } = await startedBlock();
  await stack.projection.loadSeatBlock({ flight, blockId: 'economy' });
  const blocks = ownBlocks();
  expect(await blocks.ask(flight, 'economy', hold('ann', 1, ['A1']))).toMatchObject({ granted: true });
  expect(await blocks.ask(flight, 'economy', hold('bob', 1, ['C10']))).toMatchObject({ granted: false });
  expect(await stack.orders.taken(flight)).toEqual(['A1 HELD', 'C10 HELD']);
});

test('of what is refused nothing is left to write', async () => {
  const { decide } = await startedBlock();
  expect(await decide(hold('ann', 1, ['C10']))).toEqual({
    outcomes: [{ granted: false, refusal: { code: 'SEAT_HELD', seats: ['C10'] } }],
    projection: null,
  });
});

test('a lease runs out in the middle of the night, and everyone sees it', async () => {
  const { flight, apply } = await startedBlock();
  await apply({ ...hold('ann', 1, ['A1']), leaseUntil: instant(Date.now() + 700) } as SeatCommand);
  expect(await stack.orders.taken(flight)).toContain('A1 HELD');
  await expect.poll(() => stack.orders.taken(flight), { timeout: 5_000 }).toEqual(['C10 HELD']);
});

test('a block that continues as new in the middle of a hold keeps seats, leases and sequence numbers', async () => {
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

test('commands of many workers that arrive while the block continues as new all get their answers', async () => {
  const { flight } = await startedBlock();
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, worker) => {
      const blocks = ownBlocks();
      const commands = Array.from({ length: 190 }, (_, index) => hold('ann', worker * 190 + index, ['A1']));
      return Promise.all(commands.map((command) => blocks.ask(flight, 'economy', command)));
    }),
  );
  expect(answers.flat()).toHaveLength(12 * 190);
});

test('a block whose workflow is lost starts again from Postgres and sells nothing twice', async () => {
  const { orders } = stack;
  const flight = await orders.flight();
  const [paid, held] = [await orders.open(flight, ['A1']), await orders.open(flight, ['A2'])];
  await orders.pay(paid, '11111');
  await orders.result(paid);
  await orders.block(flight, 'economy').terminate('the server lost it');

  expect(await orders.open(flight, ['A1'])).toMatchObject({ status: 'FAILED', reason: { code: 'SEAT_BOOKED' } });
  expect(await orders.open(flight, ['A2'])).toMatchObject({ status: 'FAILED', reason: { code: 'SEAT_HELD' } });
  await orders.pay(held, '11111');
  expect((await orders.result(held)).status).toBe('CONFIRMED');
  expect(await orders.taken(flight)).toEqual(['A1 BOOKED', 'A2 BOOKED']);
});

test('an order over several blocks is all or nothing, and gives back what it was just granted', async () => {
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
