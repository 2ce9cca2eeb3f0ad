import { anonymous, type Order, openOrder, transition } from '@jumpseat/domain';
import {
  ApplicationFailure,
  type WorkflowClient,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { withDeadline } from '../admission/deadline.ts';
import { createOrderCommands } from './order-commands.ts';

const policy = {
  ...{ holdMs: 60_000, maxHoldMs: 60_000, maxSeats: 9, paymentAttempts: 3, gatewayTries: 3, paymentTimeoutMs: 1_000 },
};
const flight = { id: 'FL123', layoutId: 'demo-30', blockBy: 'flight', salesCloseAt: '', departsAt: '' } as const;
const facts = { id: 'o1', flightId: 'FL123', userId: 'ann', guestId: null, policy, now: 0 };
const opened = openOrder(facts);
const failed = transition(opened, {
  ...{ type: 'SEATS_REFUSED', at: opened.createdAt, refusal: { code: 'SEAT_HELD', seats: ['A1'] }, ends: true },
});

const start = vi.fn();
const executeUpdate = vi.fn();
const describeRun = vi.fn();
const result = vi.fn();
const findOrder = vi.fn(async (): Promise<Order | null> => null);
const connection = { withDeadline: vi.fn(<T>(_: number, ask: () => Promise<T>) => ask()) };
beforeEach(() => {
  vi.resetAllMocks();
  connection.withDeadline.mockImplementation((_, ask) => ask());
  findOrder.mockResolvedValue(null);
  describeRun.mockResolvedValue({ status: { name: 'RUNNING' } });
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

/** News that never comes. */
const lost = (_: string, limitMs: number) =>
  new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), limitMs));

function commands(written: Parameters<typeof createOrderCommands>[0]['written'] = lost) {
  const client = {
    start,
    connection,
    getHandle: () => ({ executeUpdate, describe: describeRun, result }),
  } as unknown as WorkflowClient;
  return createOrderCommands({ client, policy, written, findOrder, findFlight: async () => flight as never });
}
const asked = { orderId: 'o1', flight, userId: 'ann', guestId: null, seats: ['A1'], chooser: {} } as const;
const create = (...news: Parameters<typeof commands>) => commands(...news).create(asked as never);
/** What the caller is told: the order, or the code of a refusal. */
const told = (answer: Promise<unknown>) => answer.catch((error: { code: string }) => error.code);

describe('a new order', () => {
  test('is answered as it is announced, and is not read', async () => {
    expect(await create(async () => anonymous(opened))).toEqual(opened);
    expect(findOrder).not.toHaveBeenCalled();
  });

  test('is answered as Postgres has it, also when the news of it was lost', async () => {
    findOrder.mockResolvedValueOnce(null).mockResolvedValue(opened);
    const order = create();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await order).toBe(opened);
    expect(start).toHaveBeenCalledOnce();
  });

  test('that has failed is the answer of its creator, however long that took', async () => {
    const order = create();
    await vi.advanceTimersByTimeAsync(13_500);
    findOrder.mockResolvedValue(failed);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await order).toBe(failed);
  });

  test('that is not written within 15 s of the request is UNAVAILABLE', async () => {
    const order = told(create());
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await order).toBe('UNAVAILABLE');
  });

  test.each([
    ['INTERNAL', ApplicationFailure.nonRetryable('it cannot be stored', 'INTERNAL', { code: 'INTERNAL' })],
    ['ORDER_EXISTS', ApplicationFailure.nonRetryable('it is another’s', 'ORDER_EXISTS', { code: 'ORDER_EXISTS' })],
    ['INTERNAL', new Error('nobody knows why')],
  ])('whose workflow has failed is %s, and is not waited for', async (code, why) => {
    describeRun.mockResolvedValue({ status: { name: 'FAILED' } });
    result.mockRejectedValue(new WorkflowFailedError('', why, 'NON_RETRYABLE_FAILURE'));
    const order = told(create());
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await order).toBe(code);
  });

  test('has only the time that its request has left', async () => {
    const order = withDeadline(() => {
      vi.setSystemTime(Date.now() + 12_000);
      return told(create());
    });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await order).toBe('UNAVAILABLE');
  });

  test.each([
    ['user', { userId: 'bob' }],
    ['guest', { guestId: 'guest-2' }],
    ['flight', { flightId: 'FL456' }],
  ])('is not answered by an order of another %s that has its id: ORDER_EXISTS', async (_what, other) => {
    findOrder.mockResolvedValue({ ...failed, ...other });
    expect(await told(create(async () => anonymous({ ...failed, ...other })))).toBe('ORDER_EXISTS');
  });
});

describe('an id whose workflow exists', () => {
  beforeEach(() => void start.mockRejectedValue(new WorkflowExecutionAlreadyStartedError('', 'order::o1', 'order')));

  test('is ORDER_EXISTS where the order can be read', async () => {
    findOrder.mockResolvedValue(opened);
    expect(await told(create())).toBe('ORDER_EXISTS');
  });

  test('is UNAVAILABLE while the order is not written: it would be 404', async () => {
    expect(await told(create())).toBe('UNAVAILABLE');
  });
});

describe('a request to an order whose workflow has ended', () => {
  beforeEach(() => void executeUpdate.mockRejectedValue(new WorkflowNotFoundError('', 'order::o1', undefined)));

  test('is refused by how the order ended', async () => {
    findOrder.mockResolvedValue(failed);
    expect(await told(commands().pay('o1', '11111'))).toBe('ORDER_FAILED');
  });

  test('is UNAVAILABLE while its end is not written, also after its time', async () => {
    findOrder.mockResolvedValue(opened);
    await vi.advanceTimersByTimeAsync(policy.maxHoldMs + 1);
    expect(await told(commands().pay('o1', '11111'))).toBe('UNAVAILABLE');
  });
});

test('an order that Temporal has lost goes on, from what Postgres has, with the next request about it', async () => {
  executeUpdate.mockRejectedValueOnce(new WorkflowNotFoundError('', 'order::o1', undefined)).mockResolvedValue(opened);
  findOrder.mockResolvedValue(opened);
  expect(await commands().cancel('o1')).toBe(opened);
  expect(start).toHaveBeenCalledWith('order', expect.objectContaining({ workflowId: 'order::o1' }));
  expect(start.mock.calls[0]?.[1].args).toMatchObject([{ orderId: 'o1', recorded: opened }]);
  const [[, first], [, second]] = executeUpdate.mock.calls as [[string, object], [string, object]];
  expect(second).toEqual(first);
});

test('a request asks Temporal for no longer than it has left', async () => {
  const now = Date.now();
  await withDeadline(() => {
    vi.setSystemTime(now + 10_000);
    return commands().cancel('o1');
  });
  expect(connection.withDeadline).toHaveBeenCalledWith(now + 15_000, expect.anything());
});

test('a request ends at its deadline, though the client of Temporal still waits to try again', async () => {
  executeUpdate.mockReturnValue(new Promise(() => {}));
  const answer = told(commands().pay('o1', '11111'));
  await vi.advanceTimersByTimeAsync(15_500);
  expect(await answer).toBe('UNAVAILABLE');
});
