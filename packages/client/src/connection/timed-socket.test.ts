import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { timedSockets } from './timed-socket.ts';

/** A runtime's socket that loses its packets once `isDead` is set: it never opens or never closes. */
class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static readonly all: FakeSocket[] = [];
  readonly sent: string[] = [];
  readonly url: string;
  readyState = 0;
  isDead = false;

  constructor(url: string) {
    super();
    this.url = url;
    FakeSocket.all.push(this);
  }

  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  receive(data: string): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  send(data: string): void {
    this.sent.push(data);
    if (data === 'PING' && !this.isDead) queueMicrotask(() => this.receive('PONG'));
  }

  close(): void {
    this.readyState = 2;
    if (!this.isDead) queueMicrotask(() => this.closed());
  }

  closed(): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code: 1000, reason: 'left' }));
  }
}

function opened() {
  const sockets = timedSockets(FakeSocket);
  const socket = new sockets.WebSocket('ws://here/trpc') as unknown as WebSocket;
  const received: string[] = [];
  for (const type of ['open', 'message', 'error', 'close'] as const) {
    socket.addEventListener(type, (event) => received.push('data' in event ? `${type} ${event.data}` : type));
  }
  const [fake] = FakeSocket.all as [FakeSocket];
  fake.open();
  return { sockets, socket, received, fake };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  FakeSocket.all.length = 0;
  vi.useRealTimers();
});

describe('a socket', () => {
  test('works like the socket of the runtime', async () => {
    const { socket, received, fake } = opened();
    fake.receive('hello');
    socket.send('hi');
    socket.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(received).toEqual(['open', 'message hello', 'close']);
    expect(fake.sent).toEqual(['hi']);
    expect(socket.readyState).toBe(3);
  });

  test('closes within a second even if the other end never agrees, and is silent then', async () => {
    const { socket, received, fake } = opened();
    fake.isDead = true;
    socket.close();
    await vi.advanceTimersByTimeAsync(1_000);
    expect([received, socket.readyState]).toEqual([['open', 'close'], 3]);
    fake.receive('late');
    fake.closed();
    expect(received).toEqual(['open', 'close']);
  });

  test('fails if it does not open within 10 seconds', async () => {
    const sockets = timedSockets(FakeSocket);
    const socket = new sockets.WebSocket('ws://here/trpc') as unknown as WebSocket;
    const received: string[] = [];
    for (const type of ['error', 'close'] as const) socket.addEventListener(type, () => received.push(type));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(received).toEqual(['error', 'close']);
  });

  test('stays open if it answers a check, and hides the answer', async () => {
    const { sockets, socket, received } = opened();
    socket.send('PING');
    sockets.check();
    socket.send('PING');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(received).toEqual(['open', 'message PONG', 'message PONG']);
  });

  test('closes if it does not answer a check within 3 seconds', async () => {
    const { sockets, received, fake } = opened();
    fake.isDead = true;
    sockets.check();
    await vi.advanceTimersByTimeAsync(2_999);
    // This message may have been sent before the ping, so it is no answer.
    fake.receive('late news');
    expect(received).toEqual(['open', 'message late news']);
    await vi.advanceTimersByTimeAsync(1);
    expect(received).toEqual(['open', 'message late news', 'close']);
  });
});

test('a watch continues on a new socket within 20 seconds after its packets get lost', async () => {
  const sockets = timedSockets(FakeSocket);
  const states: string[] = [];
  const client = createWSClient({
    url: 'ws://here/trpc',
    WebSocket: sockets.WebSocket as never,
    keepAlive: { enabled: true, intervalMs: 10_000, pongTimeoutMs: 5_000 },
    retryDelayMs: () => 500,
  });
  client.connectionState.subscribe({ next: ({ state }) => states.push(state) });
  await vi.advanceTimersByTimeAsync(0);
  FakeSocket.all[0]?.open();
  // biome-ignore lint/suspicious/noExplicitAny: any router will do
  const trpc = createTRPCClient<any>({ links: [wsLink({ client })] }) as any;
  trpc.map.watch.subscribe(undefined, {});
  await vi.advanceTimersByTimeAsync(1);
  Object.assign(FakeSocket.all[0] ?? {}, { isDead: true });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(states.at(-1)).toBe('connecting');
  expect(FakeSocket.all).toHaveLength(2);
  FakeSocket.all[1]?.open();
  await vi.advanceTimersByTimeAsync(1);
  expect(states.at(-1)).toBe('pending');
  expect(FakeSocket.all[1]?.sent.join()).toContain('map.watch');
});
