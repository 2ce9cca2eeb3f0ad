import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Heartbeat } from './heartbeat.ts';

test('a socket whose client is dead is terminated; sockets that answer pings stay open', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => server.close());
  await once(server, 'listening');
  const heartbeat = new Heartbeat(server.clients, { beatMs: 100 });
  onTestFinished(() => heartbeat.stop());
  server.on('connection', (client) => client.on('pong', () => heartbeat.noteAlive(client)));

  const connect = async (options: { autoPong: boolean }) => {
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, options);
    onTestFinished(() => client.terminate());
    await once(client, 'open');
    return client;
  };
  const alive = await connect({ autoPong: true });
  const dead = await connect({ autoPong: false });
  await once(dead, 'close');
  await once(alive, 'ping');
  await once(alive, 'ping');
  expect(alive.readyState).toBe(WebSocket.OPEN);
});
