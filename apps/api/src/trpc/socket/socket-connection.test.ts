import { once } from 'node:events';
import type { SeatMapMessage } from '@jumpseat/booking/contracts';
import type { AppRouter } from '@jumpseat/booking/router';
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { rawSocket, watchFrame } from '../../testing/raw-socket.ts';
import { testApp } from '../../testing/test-app.ts';

async function served(options: Parameters<typeof testApp>[0] = {}) {
  const api = await testApp(options);
  const { host } = await api.listen();
  return { ...api, host };
}

describe('a viewer of a seat map', () => {
  test('gets the same messages from the live feed as from the router', async () => {
    const { host, order } = await served();
    const viewer = await rawSocket(host);
    // The live feed serves requests with short ids, the router those with long ids.
    const short = 'a';
    const long = 'a'.repeat(65);
    const answers: Record<string, unknown[]> = { [short]: [], [long]: [] };
    const collect = async (frames: number) => {
      for (let read = 0; read < frames; read++) {
        const { id, ...answer } = await viewer.next();
        answers[id as string]?.push(answer);
      }
    };
    viewer.send(watchFrame(short, 'FL123'));
    viewer.send(watchFrame(long, 'FL123'));
    await collect(4);
    await order('A1', 'A2');
    await collect(2);
    viewer.send({ id: short, method: 'subscription.stop' });
    viewer.send({ id: long, method: 'subscription.stop' });
    await collect(2);
    expect(answers[short]).toHaveLength(4);
    expect(answers[short]).toEqual(answers[long]);
  });

  test.each(['FL123', 'NONE'])(
    'of the presence of %s gets the same messages from the live feed as from the router',
    async (flightId) => {
      const { host } = await served();
      const viewer = await rawSocket(host);
      viewer.send(watchFrame('map', 'FL123'));
      for (let read = 0; read < 2; read++) await viewer.next();
      const short = 'a';
      const long = 'a'.repeat(65);
      const answers: Record<string, unknown[]> = { [short]: [], [long]: [] };
      for (const id of [short, long]) {
        viewer.send({ id, method: 'subscription', params: { path: 'presence.watch', input: { flightId } } });
      }
      while (Object.values(answers).some(({ length }) => length < 2)) {
        const { id, ...answer } = await viewer.next();
        answers[id as string]?.push(answer);
      }
      expect(answers[short]?.slice(0, 2)).toEqual(answers[long]?.slice(0, 2));
      expect(answers[short]?.[1]).toMatchObject(
        flightId === 'NONE'
          ? { error: { data: { problem: { code: 'FLIGHT_NOT_FOUND' } } } }
          : { result: { type: 'data', data: { viewers: 1 } } },
      );
    },
  );

  test('gets JSON-RPC responses to a JSON-RPC request', async () => {
    const { host } = await served();
    const viewer = await rawSocket(host);
    viewer.send({ jsonrpc: '2.0', ...watchFrame(7, 'FL123') });
    expect(await viewer.next()).toEqual({ id: 7, jsonrpc: '2.0', result: { type: 'started' } });
    expect(await viewer.next()).toMatchObject({ id: 7, jsonrpc: '2.0', result: { type: 'data', id: '0' } });
  });

  test('that unsubscribes gets no more messages, and its topic closes', async () => {
    const { host, order, live } = await served();
    const viewer = await rawSocket(host);
    viewer.send([watchFrame(1, 'FL123'), watchFrame(2, 'FL123')]);
    for (let read = 0; read < 4; read++) await viewer.next();
    viewer.send({ id: 1, method: 'subscription.stop' });
    expect(await viewer.next()).toEqual({ id: 1, result: { type: 'stopped' } });
    await order('A1');
    expect(await viewer.next()).toMatchObject({ id: 2 });
    viewer.send({ id: 2, method: 'subscription.stop' });
    expect(await viewer.next()).toEqual({ id: 2, result: { type: 'stopped' } });
    expect(live.topics.seatMaps.keys()).toEqual([]);
  });

  test('that disconnects leaves no topic open', async () => {
    const { host, live } = await served();
    const viewer = await rawSocket(host);
    viewer.send(watchFrame(1, 'FL123'));
    await viewer.next();
    expect(live.topics.seatMaps.keys()).toEqual(['FL123']);
    viewer.socket.terminate();
    await expect.poll(() => live.topics.seatMaps.keys()).toEqual([]);
  });

  test.each([
    ['has seen', '0', { type: 'delta', after: 0, version: 2, seats: { A1: 'HELD', B1: 'HELD' } }],
    ['knows from the future', '99', { type: 'snapshot', version: 2 }],
    ['cannot have seen', 'yesterday', { type: 'snapshot', version: 2 }],
  ])('continues from the version it %s', async (_what, lastEventId, data) => {
    const { host, order } = await served();
    await order('A1');
    await order('B1');
    const viewer = await rawSocket(host);
    viewer.send(watchFrame(1, 'FL123', lastEventId));
    await viewer.next();
    expect(await viewer.next()).toMatchObject({ result: { type: 'data', id: '2', data: { id: '2', data } } });
  });

  test('whose socket is lost resumes with tRPC’s own client, and misses no change', async () => {
    const { host, order } = await served();
    const sockets: WebSocket[] = [];
    class Observed extends WebSocket {
      constructor(...args: ConstructorParameters<typeof WebSocket>) {
        super(...args);
        sockets.push(this);
      }
    }
    const link = createWSClient({ url: `ws://${host}/trpc`, WebSocket: Observed as never, retryDelayMs: () => 20 });
    onTestFinished(async () => void (await link.close()));
    const client = createTRPCClient<AppRouter>({ links: [wsLink<AppRouter>({ client: link })] });
    const seen: SeatMapMessage[] = [];
    client.seatMap.watch.subscribe({ flightId: 'FL123' }, { onData: ({ data }) => seen.push(data) });
    await expect.poll(() => seen.length).toBe(1);
    sockets[0]?.terminate();
    await order('A1');
    await order('A2');
    await expect.poll(() => seen.at(-1)?.version).toBe(2);
    expect(sockets).toHaveLength(2);
    expect(seen.slice(1).every((message) => message.type === 'delta')).toBe(true);
  });
});

describe('an invalid request', () => {
  test('for an unknown flight is refused with its code and status', async () => {
    const { host } = await served();
    const viewer = await rawSocket(host);
    viewer.send(watchFrame(1, 'NONE'));
    const data = { code: 'NOT_FOUND', httpStatus: 404, problem: { code: 'FLIGHT_NOT_FOUND' } };
    const frames = [await viewer.next(), await viewer.next()];
    expect(frames.find(({ error }) => error)).toMatchObject({ id: 1, error: { data } });
  });

  test.each([
    ['not JSON', '{'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '7'],
    ['an empty batch', '[]'],
    ['a batch of nonsense', '[null, 7, "seatMap.watch", {}]'],
    ['no id', JSON.stringify({ method: 'subscription', params: { path: 'seatMap.watch' } })],
    ['no input', JSON.stringify({ id: 1, method: 'subscription', params: { path: 'seatMap.watch' } })],
    ['a flight that is an object', JSON.stringify(watchFrame(1, {} as string))],
    ['a version that is an object', JSON.stringify(watchFrame(1, 'FL123', {} as string))],
    ['a stop of what never started', JSON.stringify({ id: 9, method: 'subscription.stop' })],
    ['another path', JSON.stringify({ id: 1, method: 'subscription', params: { path: 'seatMap.watched' } })],
    ['a query that is a subscription', JSON.stringify({ ...watchFrame(1, 'FL123'), method: 'query' })],
    ['deep nesting', `${'['.repeat(10_000)}"seatMap.watch"${']'.repeat(10_000)}`],
    [
      'a viewer of nowhere with deep nesting',
      JSON.stringify(watchFrame(1, 'NONE')).replace('{', `{"x":${'['.repeat(9_000)}${']'.repeat(9_000)},`),
    ],
    ['bytes', Buffer.from([0, 159, 146, 150])],
  ])('made of %s keeps the socket open, and other viewers are not affected', async (_what, frame) => {
    const { host, order, logged } = await served();
    const clumsy = await rawSocket(host);
    const other = await rawSocket(host);
    other.send(watchFrame(1, 'FL123'));
    await other.next();
    await other.next();
    clumsy.socket.send(frame);
    clumsy.send('PING');
    let answer = await clumsy.next();
    while (answer.text !== 'PONG') answer = await clumsy.next();
    await order('A1');
    expect(await other.next()).toMatchObject({ result: { data: { data: { seats: { A1: 'HELD' } } } } });
    expect(logged()).not.toContain('"level":50');
  });

  test('in a batch is refused alone; the batch’s other calls and subscriptions are served', async () => {
    const { host } = await served();
    const { send, next } = await rawSocket(host);
    const query = { id: 2, method: 'query', params: { path: 'seatMap.get', input: { flightId: 'FL123' } } };
    send([watchFrame(1, 'FL123'), query, watchFrame(3, 'NONE')]);
    const answers: string[] = [];
    while (answers.length < 5) {
      const { id, error, result } = (await next()) as { id: number; error?: object; result?: { type: string } };
      answers.push(`${id} ${error ? 'refused' : result?.type}`);
    }
    expect(answers.sort()).toEqual(['1 data', '1 started', '2 data', '3 refused', '3 started']);
  });

  test('of 10 MB closes its socket, and no other', async () => {
    const { host, order } = await served();
    const clumsy = await rawSocket(host);
    const other = await rawSocket(host);
    other.send(watchFrame(1, 'FL123'));
    await other.next();
    await other.next();
    clumsy.socket.on('error', () => {});
    clumsy.socket.send('x'.repeat(10_000_000));
    expect((await once(clumsy.socket, 'close'))[0]).toBeOneOf([1006, 1009]);
    await order('A1');
    expect(await other.next()).toMatchObject({ id: 1 });
  });
});

describe('subscriptions on one connection', () => {
  /** The number of accepted requests, and the codes of the refused ones. */
  async function outcomes(next: () => Promise<Record<string, unknown>>, requests: number) {
    const accepted = new Set<unknown>();
    const refused = new Map<unknown, string>();
    while (accepted.size + refused.size < requests) {
      const { id, result, error } = (await next()) as {
        id: number;
        result?: { type: string };
        error?: { data: { problem: { code: string } } };
      };
      if (error) refused.set(id, error.data.problem.code);
      if (result?.type === 'data') accepted.add(id);
    }
    return { accepted: accepted.size, codes: [...new Set(refused.values())] };
  }

  test('are limited to 100, seat maps and orders together', async () => {
    const { host, order } = await served();
    const orderId = await order('A1');
    const { send, next } = await rawSocket(host);
    const follow = (id: number) => ({
      id,
      method: 'subscription',
      params: { path: 'orders.watch', input: { orderId } },
    });
    send(Array.from({ length: 40 }, (_, id) => follow(id)));
    expect(await outcomes(next, 40)).toEqual({ accepted: 40, codes: [] });
    for (let frame = 0; frame < 4; frame++) {
      send(Array.from({ length: 100 }, (_, index) => watchFrame(40 + frame * 100 + index, 'FL123')));
    }
    expect(await outcomes(next, 400)).toEqual({ accepted: 60, codes: ['TOO_MANY_SUBSCRIPTIONS'] });
  });

  test('that have ended free their places', async () => {
    const { host } = await served();
    const { send, next } = await rawSocket(host);
    send(Array.from({ length: 100 }, (_, id) => watchFrame(id, 'FL123')));
    await outcomes(next, 100);
    send(Array.from({ length: 50 }, (_, id) => ({ id, method: 'subscription.stop' })));
    for (let read = 0; read < 50; read++) await next();
    send(Array.from({ length: 60 }, (_, id) => watchFrame(1_000 + id, 'FL123')));
    expect(await outcomes(next, 60)).toEqual({ accepted: 50, codes: ['TOO_MANY_SUBSCRIPTIONS'] });
  });
});

test('a program that watches a flight many times on one socket counts as one viewer', async () => {
  const { host } = await served();
  const program = await rawSocket(host);
  const other = await rawSocket(host);
  program.send(Array.from({ length: 90 }, (_, id) => watchFrame(id, 'FL123')));
  // The router serves these two.
  program.send([watchFrame('a'.repeat(65), 'FL123'), watchFrame('b'.repeat(65), 'FL123')]);
  for (let read = 0; read < 92 * 2; read++) await program.next();
  other.send(watchFrame(1, 'FL123'));
  other.send({ id: 2, method: 'subscription', params: { path: 'presence.watch', input: { flightId: 'FL123' } } });
  const viewers: unknown[] = [];
  while (viewers.length === 0) {
    const { id, result } = (await other.next()) as { id: number; result: { type: string; data: unknown } };
    if (id === 2 && result.type === 'data') viewers.push(result.data);
  }
  expect(viewers).toEqual([{ viewers: 2 }]);
});

describe('an id in use', () => {
  const follow = (id: number, orderId: string) => ({
    id,
    method: 'subscription',
    params: { path: 'orders.watch', input: { orderId } },
  });
  const refused = (id: number) => ({
    id,
    error: {
      data: { httpStatus: 400, path: expect.any(String), problem: { code: 'BAD_INPUT', message: /Duplicate id/ } },
    },
  });

  test.each([
    ['a map and a map', 'map', 'map'],
    ['a map and an order', 'map', 'order'],
    ['an order and a map', 'order', 'map'],
    ['an order and an order', 'order', 'order'],
  ] as const)('is refused for a second subscription, and the first one continues: %s', async (_what, first, second) => {
    const { host, order } = await served();
    const orderId = await order('A1');
    const { send, next } = await rawSocket(host);
    const frames = { map: watchFrame(1, 'FL123'), order: follow(1, orderId) };
    send(frames[first]);
    await next();
    await next();
    send(frames[second]);
    expect(await next()).toMatchObject(refused(1));
    send({ id: 1, method: 'subscription.stop' });
    expect(await next()).toEqual({ id: 1, result: { type: 'stopped' } });
    send(frames[second]);
    expect(await next()).toEqual({ id: 1, result: { type: 'started' } });
  });
});
