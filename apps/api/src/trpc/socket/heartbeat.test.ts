import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Heartbeat } from './heartbeat.ts';

test('a socket whose other end is dead is cut off; those that answer stay', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => server.close());
  await once(server, 'listening');
  const heartbeat = new Heartbeat(server.clients, { beatMs: 100 });
  onTestFinished(() => heartbeat.stop());
  server.on('connection', (client) => client.on('pong', () => heartbeat.heard(client)));

  const connect = async (options: { autoPong: boolean }) => {
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, options);
    onTestFinished(() => client.terminate());
    await once(client, 'open');
    return client;
  };
  const [alive, dead] = [await connect({ autoPong: true }), await connect({ autoPong: false })];
  await once(dead, 'close');
  // The one that answers is asked again and again.
  await once(alive, 'ping');
  await once(alive, 'ping');
  expect(alive.readyState).toBe(WebSocket.OPEN);
});
