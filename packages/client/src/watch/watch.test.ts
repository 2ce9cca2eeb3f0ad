import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SubscriptionHandlers, Topic, Versioned } from './topic.ts';
import { Watch } from './watch.ts';
import type { WatchState } from './watched.ts';

interface Count extends Versioned {
  readonly total: number;
}

/** A server that counts, whose answers the test sends by hand. A message says how much was added after which version. */
function server() {
  const asked: (string | undefined)[] = [];
  let handlers: SubscriptionHandlers<{ after: number; add: number }> | undefined;
  const topic: Topic<Count, { after: number; add: number }> = {
    subscribe(lastEventId, given) {
      asked.push(lastEventId);
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
    asked,
    subscribed: () => handlers !== undefined,
    add: (after: number, add: number) => handlers?.onData({ data: { after, add } }),
    started: () => handlers?.onStarted(),
    lost: () => handlers?.onConnectionStateChange({ state: 'connecting' }),
    refuse: (code: string) =>
      handlers?.onError(Object.assign(new Error(), { data: { problem: { code, message: 'No', advice: 'Wait.' } } })),
    complete: () => handlers?.onComplete(),
  };
}

/** What a reader of the store is told, in short: the status, and the value's total where there is one. */
function told(watch: Watch<Count, never> | ReturnType<ReturnType<typeof server>['watch']>) {
  const seen: string[] = [];
  const stop = watch.subscribe(({ status, value }: WatchState<Count>) =>
    seen.push([status, value?.total].filter((part) => part !== undefined).join(' ')),
  );
  return { seen, stop };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('nothing is asked before the first reader, who hears at once that it is loading', () => {
  const { watch, asked } = server();
  const watched = watch();
  expect(asked).toEqual([]);
  expect(told(watched).seen).toEqual(['loading']);
  expect(asked).toEqual([undefined]);
});

test('readers share one subscription; the last to leave ends it; a later one goes on from the version known', () => {
  const { watch, asked, add, started, subscribed } = server();
  const watched = watch();
  const first = told(watched);
  add(0, 5);
  const second = told(watched);
  expect(second.seen).toEqual(['live 5']);
  expect(asked).toHaveLength(1);
  first.stop();
  first.stop();
  expect(subscribed()).toBe(true);
  second.stop();
  expect(subscribed()).toBe(false);
  const later = told(watched);
  started();
  expect(asked).toEqual([undefined, '1']);
  expect(later.seen).toEqual(['stale 5', 'live 5']);
});

test('a value read before is there at once, and watching goes on from its version', () => {
  const { watch, asked, started, add } = server();
  const { seen } = told(watch([], { version: 7, total: 70 }));
  started();
  add(7, 1);
  expect(asked).toEqual(['7']);
  expect(seen).toEqual(['stale 70', 'live 70', 'live 71']);
});

test('a lost connection leaves the last value, and says that it is stale until the subscription is back', () => {
  const { watch, add, lost, started } = server();
  const { seen } = told(watch());
  add(0, 5);
  lost();
  started();
  add(1, 2);
  expect(seen).toEqual(['loading', 'live 5', 'stale 5', 'live 5', 'live 7']);
});

test('a message that does not follow has the whole asked for again, and the answer is taken as it is', () => {
  const { watch, asked, add, started } = server();
  const { seen } = told(watch());
  add(4, 5);
  add(9, 1);
  vi.advanceTimersByTime(0);
  expect(asked).toEqual([undefined, undefined]);
  started();
  add(2, 3);
  expect(seen).toEqual(['loading', 'live 5', 'stale 5', 'live 3']);
});

test('who gets nothing but messages that do not follow asks less and less often', () => {
  const { watch, asked, add } = server();
  told(watch());
  for (let times = 0; times < 4; times += 1) {
    add(4, 5);
    add(9, 1);
    vi.advanceTimersByTime(0);
  }
  expect(asked).toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  expect(asked).toHaveLength(3);
});

test('a server that can not answer is asked again, each time after a longer while, and says why meanwhile', () => {
  const { watch, asked, refuse, add } = server();
  const watched = watch();
  const states: WatchState<Count>[] = [];
  watched.subscribe((state) => states.push(state));
  refuse('UNAVAILABLE');
  expect(states.at(-1)).toMatchObject({ status: 'loading', error: { code: 'UNAVAILABLE' } });
  vi.advanceTimersByTime(249);
  expect(asked).toHaveLength(1);
  vi.advanceTimersByTime(251);
  expect(asked).toHaveLength(2);
  refuse('UNAVAILABLE');
  vi.advanceTimersByTime(499);
  expect(asked).toHaveLength(2);
  vi.advanceTimersByTime(501);
  add(0, 5);
  expect(states.at(-1)).toEqual({ status: 'live', value: { version: 1, total: 5 }, error: undefined });
});

test('a subscription that the server ends is begun again', () => {
  const { watch, asked, complete } = server();
  told(watch());
  complete();
  vi.advanceTimersByTime(0);
  complete();
  vi.advanceTimersByTime(0);
  expect(asked, 'the second time it waits').toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  expect(asked).toHaveLength(3);
});

test('a reader who leaves while it waits to ask again is not subscribed later', () => {
  const { watch, asked, refuse } = server();
  const { stop } = told(watch());
  refuse('UNAVAILABLE');
  stop();
  vi.advanceTimersByTime(60_000);
  expect(asked).toHaveLength(1);
});

test('a refusal is final: every reader hears it, so does who comes later, and nothing more is asked', () => {
  const { watch, asked, refuse } = server();
  const watched = watch();
  const stop = watched.subscribe(({ status }) => {
    if (status === 'failed') stop();
  });
  const { seen } = told(watched);
  refuse('FLIGHT_NOT_FOUND');
  expect(seen).toEqual(['loading', 'failed']);
  expect(told(watched).seen).toEqual(['failed']);
  expect(asked).toHaveLength(1);
});

test('it ends for good by close() and by each of its signals', () => {
  const { watch, asked, subscribed } = server();
  const [one, other] = [new AbortController(), new AbortController()];
  const ends = [(watched: ReturnType<typeof watch>) => watched.close(), () => one.abort(), () => other.abort()];
  for (const end of ends) {
    const watched = watch([one.signal, other.signal].filter(({ aborted }) => !aborted));
    const { seen } = told(watched);
    end(watched);
    expect(seen).toEqual(['loading', 'closed']);
    expect(subscribed()).toBe(false);
    expect(told(watched).seen).toEqual(['closed']);
  }
  expect(told(watch([one.signal])).seen).toEqual(['closed']);
  expect(asked).toHaveLength(3);
});

test('a loop gets each value, and leaving it unsubscribes', async () => {
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

test('two who wait on one loop get one value each', async () => {
  const { watch, add } = server();
  const values = watch()[Symbol.asyncIterator]();
  const both = [values.next(), values.next()];
  add(0, 1);
  await vi.advanceTimersByTimeAsync(0);
  add(1, 1);
  expect((await Promise.all(both)).map(({ value }) => value?.total)).toEqual([1, 2]);
});

test('a loop throws the refusal, and ends when it is closed, aborted or left while it waits', async () => {
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

test('a refusal that may be no more is asked about once, and once more after something came', () => {
  const { watch, asked, add, refuse } = server();
  const { seen } = told(watch([], { version: 1, total: 5 }));
  refuse('ORDER_NOT_FOUND');
  vi.runAllTimers();
  expect(asked).toEqual(['1', undefined]);
  add(0, 5);
  refuse('ORDER_NOT_FOUND');
  vi.runAllTimers();
  refuse('ORDER_NOT_FOUND');
  expect(seen).toEqual(['stale 5', 'live 5', 'stale 5', 'failed 5']);
});
