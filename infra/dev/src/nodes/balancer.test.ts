import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
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

/** A node that greets with its name, and then does what it is told. */
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

it('gives each node its turn', async () => {
  const open = await balancer(await node('a'), await node('b'), await node('c'));
  const names = [];
  for (let count = 0; count < 6; count++) names.push(await text(open()));
  expect(names).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
});

it('passes over a node that refuses, and the others share its connections evenly', async () => {
  const open = await balancer(await node('a'), await freePort(), await node('c'));
  const names = await Promise.all(Array.from({ length: 20 }, () => text(open())));
  expect(names.filter((name) => name === 'a').length).toBe(10);
  expect(names.filter((name) => name === 'c').length).toBe(10);
});

it('comes back to a node that is there again', async () => {
  const port = await freePort();
  const open = await balancer(port);
  expect(await text(open())).toBe('');
  opened.push(createServer((socket) => socket.end('back')).listen(port, '127.0.0.1'));
  expect(await text(open())).toBe('back');
});

it('closes a connection that no node takes', async () => {
  const open = await balancer(await freePort(), await freePort());
  expect(await text(open())).toBe('');
});

it('passes on what the client sends after the node has said its last word', async () => {
  const heard = Promise.withResolvers<string>();
  const open = await balancer(await node('bye', (socket) => socket.end() && heard.resolve(text(socket))));
  const client = open();
  expect(await text(client)).toBe('bye');
  client.end('and to you');
  expect(await heard.promise).toBe('and to you');
});

it('cuts the connections of a node that breaks off, as the node would', async () => {
  const open = await balancer(await node('a', (socket) => setImmediate(() => socket.resetAndDestroy())));
  const [error] = await once(open().resume(), 'error');
  expect(error).toMatchObject({ code: 'ECONNRESET' });
});

it('lets the node know when a client breaks off', async () => {
  const broken = Promise.withResolvers<unknown>();
  const open = await balancer(await node('a', (socket) => socket.resume().on('error', broken.resolve)));
  const client = open();
  await once(client, 'data');
  client.resetAndDestroy();
  expect(await broken.promise).toMatchObject({ code: 'ECONNRESET' });
});
