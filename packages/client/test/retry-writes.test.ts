import { expect, test, vi } from 'vitest';
import { createJumpseatClient, toCallError } from '../src/index.ts';

const input = { orderId: 'order-1', code: '11111' };
const paid = () => Response.json({ result: { data: { orderId: 'order-1' } } });
const refused = (code: string, httpStatus: number) => () =>
  Response.json(
    { error: { message: code, code: -32000, data: { httpStatus, problem: { code, message: code, advice: '.' } } } },
    { status: httpStatus },
  );
const lost = () => {
  throw new TypeError('fetch failed');
};

/** A client that gets these responses in order, and the keys of its requests. */
function clientOf(...responses: (() => Response)[]) {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const keys: (string | null)[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    keys.push(new Headers(init?.headers).get('idempotency-key'));
    return (responses.shift() ?? paid)();
  };
  return { keys, trpc: createJumpseatClient({ url: 'http://localhost', fetch }).trpc };
}

test('each write has its own key, and a read has none', async () => {
  const { keys, trpc } = clientOf();
  await trpc.orders.pay.mutate(input);
  await trpc.orders.pay.mutate(input);
  await trpc.orders.byId.query({ orderId: 'order-1' });
  expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^[0-9a-f]{32}$/), null]);
  expect(keys[0]).not.toBe(keys[1]);
});

test('a write is retried with the same key if its response was lost', async () => {
  const { keys, trpc } = clientOf(lost, refused('IDEMPOTENCY_KEY_IN_USE', 409), paid);
  expect(await trpc.orders.pay.mutate(input)).toEqual({ orderId: 'order-1' });
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
});

test('a write uses the key of its caller', async () => {
  const { keys, trpc } = clientOf(lost);
  await trpc.orders.pay.mutate(input, { context: { idempotencyKey: 'mine' } });
  expect(keys).toEqual(['mine', 'mine']);
});

test.each([
  ['a refusal', refused('SEAT_HELD', 409), 'SEAT_HELD', 1],
  ['an outage that the server reports', refused('UNAVAILABLE', 503), 'UNAVAILABLE', 1],
  ['overload', refused('OVERLOADED', 503), 'OVERLOADED', 1],
  ['a missing response', lost, 'UNAVAILABLE', 3],
])('%s is thrown after the retries that can help', async (_name, answer, code, times) => {
  const { keys, trpc } = clientOf(answer, answer, answer, answer);
  expect(await trpc.orders.pay.mutate(input).catch(toCallError)).toMatchObject({ code });
  expect(keys).toHaveLength(times);
});

test('a read is not retried', async () => {
  const { keys, trpc } = clientOf(lost);
  await expect(trpc.orders.byId.query({ orderId: 'order-1' })).rejects.toThrow();
  expect(keys).toHaveLength(1);
});
