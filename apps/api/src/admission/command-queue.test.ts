import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CommandQueue } from './command-queue.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import { withDeadline } from './deadline.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A queue with a limit of `limit`, and commands that run until the test ends them. */
function queueOf(limit: number) {
  const queue = new CommandQueue({ value: limit, noteWaiting() {} } as ConcurrencyLimit);
  const started: string[] = [];
  const send = (name: string, flightId?: string) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const result = queue.run(() => {
      started.push(name);
      return promise;
    }, flightId);
    const code = result.catch((error: { code: string }) => error.code);
    return { code, end: () => resolve(name) };
  };
  return { queue, started, send };
}
/** Lets all pending promises resolve. */
const flush = () => vi.advanceTimersByTimeAsync(0);

describe('commands beyond the limit', () => {
  test('wait, and run in order of arrival', async () => {
    const { started, send } = queueOf(2);
    const first = send('1');
    const second = send('2');
    send('3');
    send('4');
    await flush();
    expect(started).toEqual(['1', '2']);
    second.end();
    first.end();
    await flush();
    expect(started).toEqual(['1', '2', '3', '4']);
  });

  test('on running orders run before new orders', async () => {
    const { started, send } = queueOf(1);
    const first = send('first');
    send('new order', 'F');
    const payment = send('payment');
    first.end();
    await flush();
    expect(started).toEqual(['first', 'payment']);
    payment.end();
    await flush();
    expect(started).toEqual(['first', 'payment', 'new order']);
  });

  test('are refused as OVERLOADED, new orders within a second, others within three, and never run', async () => {
    const { queue, started, send } = queueOf(1);
    const first = send('first');
    const create = send('new order', 'F');
    const payment = send('payment');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(queue.waiting).toBe(1);
    expect(await create.code).toBe('OVERLOADED');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await payment.code).toBe('OVERLOADED');
    first.end();
    await flush();
    expect(started).toEqual(['first']);
    expect(queue).toMatchObject({ running: 0, waiting: 0 });
  });

  test('are refused at once if a thousand commands wait', async () => {
    const { send } = queueOf(1);
    for (let count = 0; count < 1_001; count++) send(`${count}`);
    expect(await send('one too many').code).toBe('OVERLOADED');
  });

  test('wait no longer than the deadline of their request', async () => {
    const { send } = queueOf(1);
    send('first');
    const late = withDeadline(async () => {
      vi.setSystemTime(Date.now() + 14_900);
      return send('late').code;
    });
    await vi.advanceTimersByTimeAsync(100);
    expect(await late).toBe('OVERLOADED');
  });
});

test('new orders that would wait for more than a second are refused at once; earlier ones still run', async () => {
  const { queue, started, send } = queueOf(1);
  // One order completes every 100 ms, and two wait.
  const sent = ['0', '1', '2'].map((name) => send(name, name));
  for (let count = 0; count < 8; count++) {
    sent.push(send(`${sent.length}`, `${sent.length}`));
    await vi.advanceTimersByTimeAsync(100);
    sent[count]?.end();
  }
  const codes = Array.from({ length: 40 }, (_, index) => send(`late ${index}`, `L-${index}`).code);
  await flush();
  expect(queue.waiting).toBeGreaterThan(5);
  expect(queue.waiting).toBeLessThan(13);
  expect(await Promise.race([codes[39], 'waiting'])).toBe('OVERLOADED');
  expect(started).not.toContain('late 39');
});

test('a rush after a quiet time is queued: the few orders before it say nothing about the capacity', async () => {
  const { queue, started, send } = queueOf(4);
  for (const name of ['first', 'second']) {
    const alone = send(name, name);
    await vi.advanceTimersByTimeAsync(10_000);
    alone.end();
    await flush();
  }
  const rush = Array.from({ length: 40 }, (_, index) => send(`${index}`, `F-${index}`));
  await flush();
  expect(queue.waiting).toBe(36);
  for (const { end } of rush) {
    await vi.advanceTimersByTimeAsync(10);
    end();
  }
  await flush();
  expect(started).toHaveLength(42);
});

test('commands on running orders run even if new orders have used up the limit', async () => {
  const { started, send } = queueOf(4);
  for (const name of ['1', '2', '3', '4', '5']) send(name, `FLIGHT-${name}`);
  send('payment');
  await flush();
  expect(started).toEqual(['1', '2', '3', '4', 'payment']);
});

test('new orders in a rush on one flight wait longer than others: they run in batches', async () => {
  const { queue, send } = queueOf(40);
  // At 40 concurrent commands the flight takes 32: 16 in full, 80 at a fifth each. Four wait.
  const rush = Array.from({ length: 100 }, (_, index) => send(`rush ${index}`, 'F'));
  const others = Array.from({ length: 12 }, (_, index) => send(`other ${index}`, `F-${index}`));
  await flush();
  expect(queue.waiting).toBe(8);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await others[11]?.code).toBe('OVERLOADED');
  expect(queue.waiting).toBe(4);
  await vi.advanceTimersByTimeAsync(600);
  expect(await rush[99]?.code).toBe('OVERLOADED');
});

test('new orders of one flight leave capacity for other flights', async () => {
  const { started, send } = queueOf(8);
  const names = Array.from({ length: 10 }, (_, index) => `${index}`);
  const hot = names.map((name) => send(name, 'HOT'));
  await flush();
  const first = [...started];
  expect(first.length).toBeLessThan(10);
  send('other', 'QUIET');
  await flush();
  expect(started).toEqual([...first, 'other']);
  hot[0]?.end();
  await flush();
  expect(started).toEqual([...first, 'other', `${first.length}`]);
});

test('more new orders run concurrently on one flight, where they are batched, than on many flights', async () => {
  const startedOrders = async (flightOf: (index: number) => string) => {
    const { started, send } = queueOf(40);
    for (let index = 0; index < 200; index++) send(`${index}`, flightOf(index));
    await flush();
    return started.length;
  };
  expect(await startedOrders((index) => `FLIGHT-${index}`)).toBe(40);
  expect(await startedOrders(() => 'HOT')).toBeGreaterThan(80);
});

test('a failed command frees its place', async () => {
  const { queue } = queueOf(1);
  const failing = Array.from({ length: 3 }, () => queue.run(() => Promise.reject(new Error('no')), 'F'));
  expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
  expect(await queue.run(async () => 'yes', 'F')).toBe('yes');
});

describe('the limit', () => {
  /** Runs commands of this duration for two seconds. */
  async function work(limit: ConcurrencyLimit, tookMs: number): Promise<number> {
    const until = Date.now() + 2_000;
    while (Date.now() < until) {
      limit.noteWaiting();
      const done = limit.measure(() => new Promise((resolve) => setTimeout(resolve, tookMs)));
      await vi.advanceTimersByTimeAsync(tookMs);
      await done;
    }
    return limit.value;
  }

  test('shrinks while commands are slow, and grows again when they are fast', async () => {
    const limit = new ConcurrencyLimit();
    const before = limit.value;
    const shrunk = await work(limit, 1_000);
    expect(shrunk).toBeLessThan(before);
    for (let count = 0; count < 20; count++) await work(limit, 1_000);
    expect(limit.value).toBe(8);
    for (let count = 0; count < 4; count++) await work(limit, 50);
    expect(limit.value).toBeGreaterThan(before / 2);
  });

  test('stays the same while no command waits', async () => {
    const limit = new ConcurrencyLimit();
    const before = limit.value;
    for (let count = 0; count < 50; count++) {
      await limit.measure(async () => vi.setSystemTime(Date.now() + 50));
    }
    expect(limit.value).toBe(before);
  });

  test('does not shrink when the few commands of one flight time out', async () => {
    const limit = new ConcurrencyLimit();
    const before = limit.value;
    for (let count = 0; count < 10; count++) {
      const stuck = limit.measure(() => new Promise((resolve) => setTimeout(resolve, 1_500)));
      await work(limit, 50);
      await stuck;
    }
    expect(limit.value).toBeGreaterThanOrEqual(before);
  });
});
