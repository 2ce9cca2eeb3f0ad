import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SubscriptionHandlers, Topic, Versioned } from './topic.ts';
import { Watch } from './watch.ts';
import type { WatchState } from './watched.ts';

interface Count extends Versioned {
  readonly total: number;
}

/** A counting server, controlled by the test. A message adds an amount after a version. */
function server() {
  const requests: (string | undefined)[] = [];
  let handlers: SubscriptionHandlers<{ after: number; add: number }> | undefined;
  const topic: Topic<Count, { after: number; add: number }> = {
    subscribe(lastEventId, given) {
      requests.push(lastEventId);
      handlers = given;
      return {
        unsubscribe() {
          if (handlers === given) handlers = undefined;
        },
      };
    },
    retry: ({ code }, value) => code === 'ORDER_NOT_FOUND' && value !== undefined,
    apply(value, { after, add }) {
      if (!value) return { version: after + 1, total: add };
      return after === value.version ? { version: after + 1, total: value.total + add } : undefined;
    },
  };
  const watch = (signals: AbortSignal[] = [], from?: Count) => new Watch(topic, signals, from);
  return {
    watch,
    requests,
    subscribed: () => handlers !== undefined,
    add: (after: number, add: number) => handlers?.onData({ data: { after, add } }),
    started: () => handlers?.onStarted(),
    lost: () => handlers?.onConnectionStateChange({ state: 'connecting' }),
    refuse: (code: string) =>
      handlers?.onError(Object.assign(new Error(), { data: { problem: { code, message: 'No', advice: 'Wait.' } } })),
    complete: () => handlers?.onComplete(),
  };
}

/** Subscribes, and notes for each change the status and the total, if any. */
function follow(watch: Watch<Count, never> | ReturnType<ReturnType<typeof server>['watch']>) {
  const seen: string[] = [];
  const stop = watch.subscribe(({ status, value }: WatchState<Count>) =>
    seen.push([status, value?.total].filter((part) => part !== undefined).join(' ')),
  );
  return { seen, stop };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a watch sends nothing before its first reader, who sees at once that it is loading', () => {
  const { watch, requests } = server();
  const watched = watch();
  expect(requests).toEqual([]);
  expect(follow(watched).seen).toEqual(['loading']);
  expect(requests).toEqual([undefined]);
});

test('readers share one subscription, the last one ends it, and a later one continues after the last version', () => {
  const { watch, requests, add, started, subscribed } = server();
  const watched = watch();
  const first = follow(watched);
  add(0, 5);
  const second = follow(watched);
  expect(second.seen).toEqual(['live 5']);
  expect(requests).toHaveLength(1);
  first.stop();
  first.stop();
  expect(subscribed()).toBe(true);
  second.stop();
  expect(subscribed()).toBe(false);
  const later = follow(watched);
  started();
  expect(requests).toEqual([undefined, '1']);
  expect(later.seen).toEqual(['stale 5', 'live 5']);
});

test('a reader gets an earlier value at once, and then the changes after it', () => {
  const { watch, requests, started, add } = server();
  const { seen } = follow(watch([], { version: 7, total: 70 }));
  started();
  add(7, 1);
  expect(requests).toEqual(['7']);
  expect(seen).toEqual(['stale 70', 'live 70', 'live 71']);
});

test('a reader keeps the last value as stale while the connection is lost', () => {
  const { watch, add, lost, started } = server();
  const { seen } = follow(watch());
  add(0, 5);
  lost();
  started();
  add(1, 2);
  expect(seen).toEqual(['loading', 'live 5', 'stale 5', 'live 5', 'live 7']);
});

test('a gap makes the watch request the whole value, which is accepted with any version', () => {
  const { watch, requests, add, started } = server();
  const { seen } = follow(watch());
  add(4, 5);
  add(9, 1);
  vi.advanceTimersByTime(0);
  expect(requests).toEqual([undefined, undefined]);
  started();
  add(2, 3);
  expect(seen).toEqual(['loading', 'live 5', 'stale 5', 'live 3']);
});

test('a watch with gap after gap requests the whole value less and less often', () => {
  const { watch, requests, add } = server();
  follow(watch());
  for (let times = 0; times < 4; times += 1) {
    add(4, 5);
    add(9, 1);
    vi.advanceTimersByTime(0);
  }
  expect(requests).toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  expect(requests).toHaveLength(3);
});

test('a watch retries after growing waits when the server cannot answer, and shows the error meanwhile', () => {
  const { watch, requests, refuse, add } = server();
  const watched = watch();
  const states: WatchState<Count>[] = [];
  watched.subscribe((state) => states.push(state));
  refuse('UNAVAILABLE');
  expect(states.at(-1)).toMatchObject({ status: 'loading', error: { code: 'UNAVAILABLE' } });
  vi.advanceTimersByTime(249);
  expect(requests).toHaveLength(1);
  vi.advanceTimersByTime(251);
  expect(requests).toHaveLength(2);
  refuse('UNAVAILABLE');
  vi.advanceTimersByTime(499);
  expect(requests).toHaveLength(2);
  vi.advanceTimersByTime(501);
  add(0, 5);
  expect(states.at(-1)).toEqual({ status: 'live', value: { version: 1, total: 5 }, error: undefined });
});

test('a watch starts again when the server ends its subscription', () => {
  const { watch, requests, complete } = server();
  follow(watch());
  complete();
  vi.advanceTimersByTime(0);
  complete();
  vi.advanceTimersByTime(0);
  expect(requests, 'the second restart waits').toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  expect(requests).toHaveLength(3);
});

test('a reader who leaves during a wait is not subscribed later', () => {
  const { watch, requests, refuse } = server();
  const { stop } = follow(watch());
  refuse('UNAVAILABLE');
  stop();
  vi.advanceTimersByTime(60_000);
  expect(requests).toHaveLength(1);
});

test('a refusal is final: current and later readers see it, and the watch sends nothing more', () => {
  const { watch, requests, refuse } = server();
  const watched = watch();
  const stop = watched.subscribe(({ status }) => {
    if (status === 'failed') stop();
  });
  const { seen } = follow(watched);
  refuse('FLIGHT_NOT_FOUND');
  expect(seen).toEqual(['loading', 'failed']);
  expect(follow(watched).seen).toEqual(['failed']);
  expect(requests).toHaveLength(1);
});

test('close() and each signal end a watch for good', () => {
  const { watch, requests, subscribed } = server();
  const one = new AbortController();
  const other = new AbortController();
  const ends = [(watched: ReturnType<typeof watch>) => watched.close(), () => one.abort(), () => other.abort()];
  for (const end of ends) {
    const watched = watch([one.signal, other.signal].filter(({ aborted }) => !aborted));
    const { seen } = follow(watched);
    end(watched);
    expect(seen).toEqual(['loading', 'closed']);
    expect(subscribed()).toBe(false);
    expect(follow(watched).seen).toEqual(['closed']);
  }
  expect(follow(watch([one.signal])).seen).toEqual(['closed']);
  expect(requests).toHaveLength(3);
});

test('a loop gets each value, and leaving the loop unsubscribes', async () => {
  const { watch, add, subscribed } = server();
  const totals: number[] = [];
  const loop = (async () => {
    for await (const { total } of watch()) {
      totals.push(total);
      if (totals.length === 2) break;
    }
  })();
  await vi.advanceTimersByTimeAsync(0);
  add(0, 1);
  await vi.advanceTimersByTimeAsync(0);
  add(1, 1);
  await loop;
  expect(totals).toEqual([1, 2]);
  expect(subscribed()).toBe(false);
});

test('a slow loop gets the newest value, and none twice', async () => {
  const { watch, add, started } = server();
  const values = watch()[Symbol.asyncIterator]();
  const first = values.next();
  add(0, 1);
  expect((await first).value?.total).toBe(1);
  for (let version = 1; version <= 100; version += 1) add(version, 1);
  expect((await values.next()).value?.total).toBe(101);
  const next = values.next();
  started();
  add(101, 1);
  expect((await next).value?.total).toBe(102);
});

test('two readers of one iterator get one value each', async () => {
  const { watch, add } = server();
  const values = watch()[Symbol.asyncIterator]();
  const both = [values.next(), values.next()];
  add(0, 1);
  await vi.advanceTimersByTimeAsync(0);
  add(1, 1);
  expect((await Promise.all(both)).map(({ value }) => value?.total)).toEqual([1, 2]);
});

test('a loop throws the refusal, and ends when the watch is closed, aborted or left', async () => {
  const { watch, refuse, subscribed } = server();
  const refused = watch()[Symbol.asyncIterator]();
  const failure = expect(refused.next()).rejects.toMatchObject({ name: 'CallError', code: 'FLIGHT_NOT_FOUND' });
  refuse('FLIGHT_NOT_FOUND');
  await failure;
  expect(await refused.next()).toEqual({ done: true, value: undefined });

  const controller = new AbortController();
  const watched = watch([controller.signal]);
  const values = [watched, watched].map((each) => each[Symbol.asyncIterator]());
  const waiting = values.map((each) => each.next());
  await values[0]?.return?.();
  expect(await waiting[0]).toEqual({ done: true, value: undefined });
  expect(subscribed()).toBe(true);
  controller.abort();
  expect(await waiting[1]).toEqual({ done: true, value: undefined });
  expect(subscribed()).toBe(false);
});

test('a watch retries once after a refusal that may pass, and once more after a value', () => {
  const { watch, requests, add, refuse } = server();
  const { seen } = follow(watch([], { version: 1, total: 5 }));
  refuse('ORDER_NOT_FOUND');
  vi.runAllTimers();
  expect(requests).toEqual(['1', undefined]);
  add(0, 5);
  refuse('ORDER_NOT_FOUND');
  vi.runAllTimers();
  refuse('ORDER_NOT_FOUND');
  expect(seen).toEqual(['stale 5', 'live 5', 'stale 5', 'failed 5']);
});
