import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import type { AppParts } from '../app.ts';
import { createIdentity } from '../identity/identity.ts';
import { trustedProxies } from '../identity/trusted-proxies.ts';
import { singleNodeLimits } from '../testing/rate-limits.ts';
import { rawSocket } from '../testing/raw-socket.ts';
import { testApp } from '../testing/test-app.ts';
import type { ConnectionLimits } from './limit-connections.ts';

/** A server with these limits. The last eighth of its connections is reserved for health checks and metrics. */
async function served(limits: ConnectionLimits, parts: Partial<AppParts> = {}) {
  const api = await testApp({ parts: { ...parts, limits } });
  const { host } = await api.listen();
  const open = async (): Promise<Socket> => {
    const socket = connect(Number(host.split(':')[1]), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    await once(socket, 'connect');
    return socket;
  };
  const get = async (path: string, headers = '') => {
    const socket = await open();
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
    const [answer] = await once(socket, 'data');
    return { answer: `${answer}`, socket };
  };
  const waitForOpen = async (count: number) => {
    await expect.poll(async () => (await api.app.inject('/metrics')).body).toContain(`jumpseat_connections ${count}`);
  };
  return { ...api, host, open, get, waitForOpen };
}

const OK = /^HTTP\/1.1 200 /;
const REFUSED = /^HTTP\/1.1 503 .*retry-after: [1-3]\r\n.*"code":"UNAVAILABLE"/is;
const STREAM = '/api/flights/FL123/seats/events';
const TRPC_STREAM = `/trpc/seatMap.watch?input=${encodeURIComponent('{"flightId":"FL123"}')}`;

test('WebSockets and event streams share one limit, and the rest is for short requests', async () => {
  const { host, get } = await served({ all: 80, longLived: 3 });
  await rawSocket(host);
  const first = await get(STREAM);
  expect(first.answer).toMatch(OK);
  expect((await get(TRPC_STREAM)).answer).toMatch(OK);
  const [, upgrade] = await once(new WebSocket(`ws://${host}/trpc`), 'unexpected-response');
  upgrade.resume();
  expect([upgrade.statusCode, upgrade.headers['retry-after']]).toEqual([503, expect.stringMatching(/^[1-3]$/)]);
  for (const path of [STREAM, TRPC_STREAM]) expect((await get(path)).answer).toMatch(REFUSED);
  expect((await get('/api/flights/FL123/seats')).answer).toMatch(OK);
  first.socket.destroy();
  await expect.poll(async () => (await get(STREAM)).answer).toMatch(OK);
});

test('a connection gets one stream, however many it requests at once', async () => {
  const { open, get } = await served({ all: 80, longLived: 3 });
  const greedy = await open();
  greedy.write(`GET ${STREAM} HTTP/1.1\r\nHost: localhost\r\n\r\n`.repeat(5));
  expect(`${(await once(greedy, 'data'))[0]}`).toMatch(OK);
  for (let other = 0; other < 2; other++) expect((await get(STREAM)).answer).toMatch(OK);
});

test('a node without free connections refuses requests with the time to retry, and still reports its health', async () => {
  const { open, get, waitForOpen, logged, app } = await served({ all: 16, longLived: 8 });
  const silent = await Promise.all(Array.from({ length: 14 }, open));
  await waitForOpen(14);
  for (const path of ['/api/flights/FL123/seats', '/', STREAM]) {
    const { answer, socket } = await get(path);
    expect(answer).toMatch(REFUSED);
    if (!socket.closed) await once(socket, 'close');
  }
  expect((await get('/health')).answer).toMatch(OK);
  expect(logged().match(/limit of open files/g)).toHaveLength(1);
  expect((await app.inject('/metrics')).body).toContain('jumpseat_refusals_total{code="UNAVAILABLE"} 3');
  silent[0]?.destroy();
  await waitForOpen(13);
  expect((await get('/api/flights/FL123/seats')).answer).toMatch(OK);
});

test('an address has at most half of the WebSockets and event streams, and can replace those it closes', async () => {
  const identity = createIdentity({
    sessionSecret: 'a secret that is only for tests, and long',
    production: false,
    secureCookies: false,
    trust: trustedProxies('1'),
  });
  const limits = { all: 80, longLived: 6 };
  const { get } = await served(limits, { identity, rateLimits: singleNodeLimits({}).limits });
  const watch = (address: string) => get(STREAM, `X-Forwarded-For: ${address}\r\n`);
  const first = await watch('192.0.2.1');
  for (let more = 0; more < 2; more++) await watch('192.0.2.1');
  expect((await watch('192.0.2.1')).answer).toMatch(REFUSED);
  for (let others = 0; others < 3; others++) expect((await watch('192.0.2.2')).answer).toMatch(OK);
  first.socket.destroy();
  await expect.poll(async () => (await watch('192.0.2.1')).answer).toMatch(OK);
});

test('idle kept-alive connections are closed when a node is full', async () => {
  const { get, waitForOpen } = await served({ all: 16, longLived: 8 });
  for (let kept = 0; kept < 14; kept++) await get('/health');
  await waitForOpen(14);
  await get('/health');
  await waitForOpen(1);
  expect((await get('/api/flights/FL123/seats')).answer).toMatch(OK);
});
