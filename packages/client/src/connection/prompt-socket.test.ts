import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { promptSockets } from './prompt-socket.ts';

/** A runtime's socket whose packets vanish when a test says so: it never opens, or is never closed. */
class PathSocket extends EventTarget {
  static readonly OPEN = 1;
  static readonly all: PathSocket[] = [];
  readonly sent: string[] = [];
  readonly url: string;
  readyState = 0;
  isDead = false;

  constructor(url: string) {
    super();
    this.url = url;
    PathSocket.all.push(this);
  }

  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  say(data: string): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  send(data: string): void {
    this.sent.push(data);
    if (data === 'PING' && !this.isDead) queueMicrotask(() => this.say('PONG'));
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
  const sockets = promptSockets(PathSocket);
  const socket = new sockets.WebSocket('ws://here/trpc') as unknown as WebSocket;
  const heard: string[] = [];
  for (const type of ['open', 'message', 'error', 'close'] as const) {
    socket.addEventListener(type, (event) => heard.push('data' in event ? `${type} ${event.data}` : type));
  }
  const [path] = PathSocket.all as [PathSocket];
  path.open();
  return { sockets, socket, heard, path };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  PathSocket.all.length = 0;
  vi.useRealTimers();
});

describe('a socket', () => {
  test('is as the one of the runtime while all is well', async () => {
    const { socket, heard, path } = opened();
    path.say('hello');
    socket.send('hi');
    socket.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard).toEqual(['open', 'message hello', 'close']);
    expect(path.sent).toEqual(['hi']);
    expect(socket.readyState).toBe(3);
  });

  test('that is closed says so within a second, though the other end never agrees, and says no more', async () => {
    const { socket, heard, path } = opened();
    path.isDead = true;
    socket.close();
    await vi.advanceTimersByTimeAsync(1_000);
    expect([heard, socket.readyState]).toEqual([['open', 'close'], 3]);
    path.say('late');
    path.closed();
    expect(heard).toEqual(['open', 'close']);
  });

  test('that does not open within 10 seconds has failed', async () => {
    const sockets = promptSockets(PathSocket);
    const socket = new sockets.WebSocket('ws://here/trpc') as unknown as WebSocket;
    const heard: string[] = [];
    for (const type of ['error', 'close'] as const) socket.addEventListener(type, () => heard.push(type));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(heard).toEqual(['error', 'close']);
  });

  test('that is asked and answers goes on, and nobody hears the answer', async () => {
    const { sockets, socket, heard } = opened();
    socket.send('PING');
    sockets.check();
    socket.send('PING');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard).toEqual(['open', 'message PONG', 'message PONG']);
  });

  test('that is asked and does not answer within 3 seconds is closed', async () => {
    const { sockets, heard, path } = opened();
    path.isDead = true;
    sockets.check();
    await vi.advanceTimersByTimeAsync(2_999);
    // It was on its way since before the question: it is no answer.
    path.say('late news');
    expect(heard).toEqual(['open', 'message late news']);
    await vi.advanceTimersByTimeAsync(1);
    expect(heard).toEqual(['open', 'message late news', 'close']);
  });
});

test('a path that swallows packets is noticed within 20 seconds, and what is watched goes on by another socket', async () => {
  const sockets = promptSockets(PathSocket);
  const states: string[] = [];
  const client = createWSClient({
    url: 'ws://here/trpc',
    WebSocket: sockets.WebSocket as never,
    keepAlive: { enabled: true, intervalMs: 10_000, pongTimeoutMs: 5_000 },
    retryDelayMs: () => 500,
  });
  client.connectionState.subscribe({ next: ({ state }) => states.push(state) });
  await vi.advanceTimersByTimeAsync(0);
  PathSocket.all[0]?.open();
  // biome-ignore lint/suspicious/noExplicitAny: any router will do
  const trpc = createTRPCClient<any>({ links: [wsLink({ client })] }) as any;
  trpc.map.watch.subscribe(undefined, {});
  await vi.advanceTimersByTimeAsync(1);
  Object.assign(PathSocket.all[0] ?? {}, { isDead: true });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(states.at(-1)).toBe('connecting');
  expect(PathSocket.all).toHaveLength(2);
  PathSocket.all[1]?.open();
  await vi.advanceTimersByTimeAsync(1);
  expect(states.at(-1)).toBe('pending');
  expect(PathSocket.all[1]?.sent.join()).toContain('map.watch');
});
