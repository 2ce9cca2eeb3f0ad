import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../ports.ts';
import { createBalancer } from './balancer.ts';

const opened: (Server | Socket)[] = [];

afterEach(() => {
  for (const each of opened.splice(0)) 'destroy' in each ? each.destroy() : each.close();
});

async function listening(server: Server): Promise<number> {
  opened.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

/** A node that sends its name to each client, and then calls `then`. */
function node(name: string, then: (socket: Socket) => void = (socket) => socket.end()): Promise<number> {
  return listening(
    createServer({ allowHalfOpen: true }, (socket) => {
      opened.push(socket.on('error', () => undefined));
      socket.write(name);
      then(socket);
    }),
  );
}

async function balancer(...ports: number[]): Promise<() => Socket> {
  const port = await listening(createBalancer(ports));
  return () => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    opened.push(socket.on('error', () => undefined));
    return socket;
  };
}

test('nodes get connections in turn', async () => {
  const open = await balancer(await node('a'), await node('b'), await node('c'));
  const names = [];
  for (let count = 0; count < 6; count++) names.push(await text(open()));
  expect(names).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
});

test('a node that refuses is skipped, and the others share its connections evenly', async () => {
  const open = await balancer(await node('a'), await freePort(), await node('c'));
  const names = await Promise.all(Array.from({ length: 20 }, () => text(open())));
  expect(names.filter((name) => name === 'a').length).toBe(10);
  expect(names.filter((name) => name === 'c').length).toBe(10);
});

test('a node that is back gets connections again', async () => {
  const port = await freePort();
  const open = await balancer(port);
  expect(await text(open())).toBe('');
  opened.push(createServer((socket) => socket.end('back')).listen(port, '127.0.0.1'));
  expect(await text(open())).toBe('back');
});

test('a connection is closed if no node accepts it', async () => {
  const open = await balancer(await freePort(), await freePort());
  expect(await text(open())).toBe('');
});

test('a client can still send after the node has ended its side', async () => {
  const heard = Promise.withResolvers<string>();
  const open = await balancer(await node('bye', (socket) => socket.end() && heard.resolve(text(socket))));
  const client = open();
  expect(await text(client)).toBe('bye');
  client.end('and to you');
  expect(await heard.promise).toBe('and to you');
});

test('a client sees a reset when its node resets the connection', async () => {
  const open = await balancer(await node('a', (socket) => setImmediate(() => socket.resetAndDestroy())));
  const [error] = await once(open().resume(), 'error');
  expect(error).toMatchObject({ code: 'ECONNRESET' });
});

test('a node sees a reset when its client resets the connection', async () => {
  const broken = Promise.withResolvers<unknown>();
  const open = await balancer(await node('a', (socket) => socket.resume().on('error', broken.resolve)));
  const client = open();
  await once(client, 'data');
  client.resetAndDestroy();
  expect(await broken.promise).toMatchObject({ code: 'ECONNRESET' });
});
