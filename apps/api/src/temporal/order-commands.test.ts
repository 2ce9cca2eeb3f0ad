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
  holdMs: 60_000,
  maxHoldMs: 60_000,
  maxSeats: 9,
  paymentAttempts: 3,
  gatewayTries: 3,
  paymentTimeoutMs: 1_000,
};
const flight = { id: 'FL123', layoutId: 'demo-30', blockBy: 'flight', salesCloseAt: '', departsAt: '' } as const;
const facts = { id: 'o1', flightId: 'FL123', userId: 'ann', guestId: null, policy, now: 0 };
const opened = openOrder(facts);
const failed = transition(opened, {
  type: 'SEATS_REFUSED',
  at: opened.createdAt,
  refusal: { code: 'SEAT_HELD', seats: ['A1'] },
  ends: true,
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

/** News that never arrives. */
const lostNews = (_: string, limitMs: number) =>
  new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), limitMs));

function commands(waitForOrder: Parameters<typeof createOrderCommands>[0]['waitForOrder'] = lostNews) {
  const client = {
    start,
    connection,
    getHandle: () => ({ executeUpdate, describe: describeRun, result }),
  } as unknown as WorkflowClient;
  return createOrderCommands({ client, policy, waitForOrder, findOrder, findFlight: async () => flight as never });
}
const newOrder = { orderId: 'o1', flight, userId: 'ann', guestId: null, seats: ['A1'], chooser: {} } as const;
const create = (...news: Parameters<typeof commands>) => commands(...news).create(newOrder as never);
/** The result for the caller: the order, or the code of the refusal. */
const outcome = (result: Promise<unknown>) => result.catch((error: { code: string }) => error.code);

describe('a new order', () => {
  test('is returned from its news, without a read', async () => {
    expect(await create(async () => anonymous(opened))).toEqual(opened);
    expect(findOrder).not.toHaveBeenCalled();
  });

  test('is read from Postgres if its news was lost', async () => {
    findOrder.mockResolvedValueOnce(null).mockResolvedValue(opened);
    const order = create();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await order).toBe(opened);
    expect(start).toHaveBeenCalledOnce();
  });

  test('that has failed is returned to its creator, however long that takes', async () => {
    const order = create();
    await vi.advanceTimersByTimeAsync(13_500);
    findOrder.mockResolvedValue(failed);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await order).toBe(failed);
  });

  test('that is not recorded within 15 s of the request is UNAVAILABLE', async () => {
    const order = outcome(create());
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await order).toBe('UNAVAILABLE');
  });

  test.each([
    ['INTERNAL', ApplicationFailure.nonRetryable('it cannot be stored', 'INTERNAL', { code: 'INTERNAL' })],
    ['ORDER_EXISTS', ApplicationFailure.nonRetryable('it is another’s', 'ORDER_EXISTS', { code: 'ORDER_EXISTS' })],
    ['INTERNAL', new Error('nobody knows why')],
  ])('whose workflow has failed is %s at once', async (code, why) => {
    describeRun.mockResolvedValue({ status: { name: 'FAILED' } });
    result.mockRejectedValue(new WorkflowFailedError('', why, 'NON_RETRYABLE_FAILURE'));
    const order = outcome(create());
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await order).toBe(code);
  });

  test('waits only as long as its request has left', async () => {
    const order = withDeadline(() => {
      vi.setSystemTime(Date.now() + 12_000);
      return outcome(create());
    });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await order).toBe('UNAVAILABLE');
  });

  test.each([
    ['user', { userId: 'bob' }],
    ['guest', { guestId: 'guest-2' }],
    ['flight', { flightId: 'FL456' }],
  ])('whose id belongs to an order of another %s is refused as ORDER_EXISTS', async (_what, other) => {
    findOrder.mockResolvedValue({ ...failed, ...other });
    expect(await outcome(create(async () => anonymous({ ...failed, ...other })))).toBe('ORDER_EXISTS');
  });
});

describe('an id whose workflow exists', () => {
  beforeEach(() => void start.mockRejectedValue(new WorkflowExecutionAlreadyStartedError('', 'order::o1', 'order')));

  test('is ORDER_EXISTS if the order can be read', async () => {
    findOrder.mockResolvedValue(opened);
    expect(await outcome(create())).toBe('ORDER_EXISTS');
  });

  test('is UNAVAILABLE while the order is not recorded: a read would be 404', async () => {
    expect(await outcome(create())).toBe('UNAVAILABLE');
  });
});

describe('a request to an order whose workflow has ended', () => {
  beforeEach(() => void executeUpdate.mockRejectedValue(new WorkflowNotFoundError('', 'order::o1', undefined)));

  test('is refused with how the order ended', async () => {
    findOrder.mockResolvedValue(failed);
    expect(await outcome(commands().pay('o1', '11111'))).toBe('ORDER_FAILED');
  });

  test('is UNAVAILABLE while its end is not recorded, also after its hold expired', async () => {
    findOrder.mockResolvedValue(opened);
    await vi.advanceTimersByTimeAsync(policy.maxHoldMs + 1);
    expect(await outcome(commands().pay('o1', '11111'))).toBe('UNAVAILABLE');
  });
});

test('an order that Temporal has lost is restarted from Postgres by the next request', async () => {
  executeUpdate.mockRejectedValueOnce(new WorkflowNotFoundError('', 'order::o1', undefined)).mockResolvedValue(opened);
  findOrder.mockResolvedValue(opened);
  expect(await commands().cancel('o1')).toBe(opened);
  expect(start).toHaveBeenCalledWith('order', expect.objectContaining({ workflowId: 'order::o1' }));
  expect(start.mock.calls[0]?.[1].args).toMatchObject([{ orderId: 'o1', recorded: opened }]);
  const [[, first], [, second]] = executeUpdate.mock.calls as [[string, object], [string, object]];
  expect(second).toEqual(first);
});

test('a request waits for Temporal no longer than its deadline', async () => {
  const now = Date.now();
  await withDeadline(() => {
    vi.setSystemTime(now + 10_000);
    return commands().cancel('o1');
  });
  expect(connection.withDeadline).toHaveBeenCalledWith(now + 15_000, expect.anything());
});

test('a request ends at its deadline, though the client of Temporal still waits to try again', async () => {
  executeUpdate.mockReturnValue(new Promise(() => {}));
  const answer = outcome(commands().pay('o1', '11111'));
  await vi.advanceTimersByTimeAsync(15_500);
  expect(await answer).toBe('UNAVAILABLE');
});
