import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { testApp } from '../testing/test-app.ts';

async function served(options: Parameters<typeof testApp>[0] = {}) {
  const api = await testApp(options);
  const { host } = await api.listen();
  const open = () => {
    const socket = connect(Number(host.split(':')[1]), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    return socket;
  };
  return { host, open };
}

/** Upgrades that clients offer: h2c comes from curl --http2 and Java's HttpClient with a first request. */
const OFFERS = {
  h2c: 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n',
  TLS: 'Connection: Upgrade\r\nUpgrade: TLS/1.2\r\n',
} as const;

describe.each(Object.entries(OFFERS))('a client that offers %s', (_protocol, offer) => {
  const ask = async (request: string, body = '') => {
    const { open } = await served();
    const socket = open();
    const length = body && `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
    socket.write(`${request} HTTP/1.1\r\nHost: localhost\r\n${offer}${length}\r\n${body}`);
    const [answer] = await once(socket, 'data');
    return `${answer}`;
  };

  test('gets HTTP/1.1 responses, also for pages and requests with a body', async () => {
    expect(await ask('GET /health')).toMatch(/^HTTP\/1.1 200 .*"healthy"/s);
    expect(await ask('GET /api/flights/FL123/seats')).toMatch(/^HTTP\/1.1 200 .*"FL123"/s);
    expect(await ask('GET /nowhere')).toMatch(/^HTTP\/1.1 200 .*Jumpseat/s);
    expect(await ask('POST /api/flights/FL123/orders', '{"userId":"ada","seats":["A1"]}')).toMatch(/^HTTP\/1.1 201 /);
    expect(await ask('GET /trpc')).toMatch(/^HTTP\/1.1 404 .*ROUTE_NOT_FOUND/s);
  });
});

test.each(['websocket', 'WebSocket'])('an upgrade to %s opens a WebSocket', async (protocol) => {
  const { host } = await served();
  const socket = new WebSocket(`ws://${host}/trpc`, { headers: { upgrade: protocol } });
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
});

test.each([
  ['head', 'POST /api/flights/FL123/orders HTTP/1.1\r\nHost: localhost\r\n', 'X-Slow: '],
  [
    'body',
    'POST /api/flights/FL123/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n',
    '',
  ],
])('a request whose %s arrives byte by byte is ended at the time limit', async (_what, head, next) => {
  const { open } = await served({ parts: { receiveMs: 400 } });
  const socket = open();
  socket.write(`${head}${next}`);
  const trickle = setInterval(() => socket.write('x'), 20);
  socket.on('error', () => {});
  const answer = await text(socket).catch(() => '');
  clearInterval(trickle);
  expect(answer).toMatch(/^HTTP\/1.1 408 .*"code":"REQUEST_TIMEOUT"|^$/s);
});
