import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CommandQueue } from './command-queue.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import { withDeadline } from './deadline.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A queue that runs `limit` commands concurrently, and commands that run until the test ends them. */
function crowd(limit: number) {
  const queue = new CommandQueue({ value: limit, noteWaiting() {} } as ConcurrencyLimit);
  const begun: string[] = [];
  const send = (name: string, flightId?: string) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const answer = queue.run(() => {
      begun.push(name);
      return promise;
    }, flightId);
    const code = answer.catch((error: { code: string }) => error.code);
    return { code, end: () => resolve(name) };
  };
  return { queue, begun, send };
}
const settled = () => vi.advanceTimersByTimeAsync(0);

describe('commands beyond the limit', () => {
  test('wait, and follow in the order in which they came', async () => {
    const { begun, send } = crowd(2);
    const [first, second] = ['1', '2', '3', '4'].map((name) => send(name));
    await settled();
    expect(begun).toEqual(['1', '2']);
    second?.end();
    first?.end();
    await settled();
    expect(begun).toEqual(['1', '2', '3', '4']);
  });

  test('on running orders come before new orders', async () => {
    const { begun, send } = crowd(1);
    const first = send('first');
    send('new order', 'F');
    const payment = send('payment');
    first.end();
    await settled();
    expect(begun).toEqual(['first', 'payment']);
    payment.end();
    await settled();
    expect(begun).toEqual(['first', 'payment', 'new order']);
  });

  test('are refused as OVERLOADED, new orders within a second, others within three, and are never carried out', async () => {
    const { queue, begun, send } = crowd(1);
    const first = send('first');
    const [create, payment] = [send('new order', 'F'), send('payment')];
    await vi.advanceTimersByTimeAsync(1_000);
    expect(queue.waiting).toBe(1);
    expect(await create.code).toBe('OVERLOADED');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await payment.code).toBe('OVERLOADED');
    first.end();
    await settled();
    expect(begun).toEqual(['first']);
    expect(queue).toMatchObject({ running: 0, waiting: 0 });
  });

  test('are refused at once where more wait already than can have a turn', async () => {
    const { send } = crowd(1);
    for (let count = 0; count < 1_001; count++) send(`${count}`);
    expect(await send('one too many').code).toBe('OVERLOADED');
  });

  test('wait no longer than their request may take', async () => {
    const { send } = crowd(1);
    send('first');
    const late = withDeadline(async () => {
      vi.setSystemTime(Date.now() + 14_900);
      return send('late').code;
    });
    await vi.advanceTimersByTimeAsync(100);
    expect(await late).toBe('OVERLOADED');
  });
});

test('new orders that would wait for more than a second are refused at once; those before them have their turn', async () => {
  const { queue, begun, send } = crowd(1);
  // One is carried out every 100 ms, and two wait.
  const sent = ['0', '1', '2'].map((name) => send(name, name));
  for (let count = 0; count < 8; count++) {
    sent.push(send(`${sent.length}`, `${sent.length}`));
    await vi.advanceTimersByTimeAsync(100);
    sent[count]?.end();
  }
  const codes = Array.from({ length: 40 }, (_, index) => send(`late ${index}`, `L-${index}`).code);
  await settled();
  expect(queue.waiting).toBeGreaterThan(5);
  expect(queue.waiting).toBeLessThan(13);
  expect(await Promise.race([codes[39], 'waiting'])).toBe('OVERLOADED');
  expect(begun).not.toContain('late 39');
});

test('a rush after a quiet time waits for its turn: what little was done before says nothing of how much can be', async () => {
  const { queue, begun, send } = crowd(4);
  for (const name of ['first', 'second']) {
    const alone = send(name, name);
    await vi.advanceTimersByTimeAsync(10_000);
    alone.end();
    await settled();
  }
  const rush = Array.from({ length: 40 }, (_, index) => send(`${index}`, `F-${index}`));
  await settled();
  expect(queue.waiting).toBe(36);
  for (const { end } of rush) {
    await vi.advanceTimersByTimeAsync(10);
    end();
  }
  await settled();
  expect(begun).toHaveLength(42);
});

test('commands on running orders find room where new orders have used up the limit', async () => {
  const { begun, send } = crowd(4);
  for (const name of ['1', '2', '3', '4', '5']) send(name, `FLIGHT-${name}`);
  send('payment');
  await settled();
  expect(begun).toEqual(['1', '2', '3', '4', 'payment']);
});

test('new orders of one flight leave room for those of others', async () => {
  const { begun, send } = crowd(8);
  const names = Array.from({ length: 10 }, (_, index) => `${index}`);
  const hot = names.map((name) => send(name, 'HOT'));
  await settled();
  const first = [...begun];
  expect(first.length).toBeLessThan(10);
  send('other', 'QUIET');
  await settled();
  expect(begun).toEqual([...first, 'other']);
  hot[0]?.end();
  await settled();
  expect(begun).toEqual([...first, 'other', `${first.length}`]);
});

test('a rush on one flight, whose orders are decided together, runs more of them than orders of many flights', async () => {
  const started = async (flightOf: (index: number) => string) => {
    const { begun, send } = crowd(40);
    for (let index = 0; index < 200; index++) send(`${index}`, flightOf(index));
    await settled();
    return begun.length;
  };
  expect(await started((index) => `FLIGHT-${index}`)).toBe(40);
  expect(await started(() => 'HOT')).toBeGreaterThan(80);
});

test('a command that fails makes room too', async () => {
  const { queue } = crowd(1);
  const failing = Array.from({ length: 3 }, () => queue.run(() => Promise.reject(new Error('no')), 'F'));
  expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
  expect(await queue.run(async () => 'yes', 'F')).toBe('yes');
});

describe('the limit', () => {
  /** Commands that each take so long, for two seconds. */
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

  test('shrinks while commands take long, and grows again when they are quick', async () => {
    const limit = new ConcurrencyLimit();
    const before = limit.value;
    const shrunk = await work(limit, 1_000);
    expect(shrunk).toBeLessThan(before);
    for (let count = 0; count < 20; count++) await work(limit, 1_000);
    expect(limit.value).toBe(8);
    for (let count = 0; count < 4; count++) await work(limit, 50);
    expect(limit.value).toBeGreaterThan(before / 2);
  });

  test('stays where nobody waits', async () => {
    const limit = new ConcurrencyLimit();
    const before = limit.value;
    for (let count = 0; count < 50; count++) {
      await limit.measure(async () => vi.setSystemTime(Date.now() + 50));
    }
    expect(limit.value).toBe(before);
  });

  test('is not shrunk by the few commands of one flight that time out', async () => {
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
