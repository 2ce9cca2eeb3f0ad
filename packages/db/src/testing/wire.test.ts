import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Wire } from './wire.ts';

let server: Server;
let wire: Wire;
let received: string;
const opened: Socket[] = [];

beforeEach(async () => {
  received = '';
  server = createServer((socket) => {
    opened.push(socket);
    socket
      .on('error', () => undefined)
      .on('data', (chunk) => {
        received += chunk;
        socket.write(`echo ${chunk}`);
      });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  wire = await Wire.to(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(async () => {
  await wire.cut();
  for (const socket of opened.splice(0)) socket.destroy();
  server.close();
});

async function client(): Promise<{ socket: Socket; heard: () => string }> {
  const socket = connect(wire.port, '127.0.0.1');
  opened.push(socket);
  let heard = '';
  socket
    .on('error', () => undefined)
    .on('data', (chunk) => {
      heard += chunk;
    });
  await once(socket, 'connect');
  return { socket, heard: () => heard };
}

it('carries both ways', async () => {
  const { socket, heard } = await client();
  socket.write('one');
  await expect.poll(heard).toBe('echo one');
});

it('keeps connections open while it is stalled, carries nothing, and delivers everything in order afterwards', async () => {
  const { socket, heard } = await client();
  wire.stall();
  socket.write('one');
  const late = await client();
  late.socket.write('two');
  await sleep(150);
  expect([received, heard(), socket.destroyed]).toEqual(['', '', false]);
  socket.write(' and more');
  wire.resume();
  await expect.poll(heard).toContain('and more');
  expect(heard()).toMatch(/^echo one/);
  await expect.poll(late.heard).toBe('echo two');
});

it('loses only the answers while what comes back is stalled', async () => {
  const { socket, heard } = await client();
  wire.stall('back');
  socket.write('pay');
  await expect.poll(() => received).toBe('pay');
  await sleep(100);
  expect(heard()).toBe('');
  const closed = once(socket, 'close');
  wire.drop();
  await closed;
  expect(heard()).toBe('');
});

it('delays what is sent, without making it slower', async () => {
  const { socket, heard } = await client();
  wire.delay(100);
  const from = performance.now();
  for (const word of ['a', 'b', 'c', 'd', 'e']) {
    socket.write(word);
    await sleep(5);
  }
  await expect.poll(() => received).toBe('abcde');
  await expect.poll(() => heard().replaceAll('echo ', '')).toBe('abcde');
  const took = performance.now() - from;
  expect(took).toBeGreaterThan(195);
  expect(took).toBeLessThan(600);
});

it('refuses connections while it is cut, and takes them when it is mended', async () => {
  const { socket } = await client();
  const closed = once(socket, 'close');
  await wire.cut();
  await closed;
  await expect(client()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await wire.mend();
  const again = await client();
  again.socket.write('back');
  await expect.poll(again.heard).toBe('echo back');
});

it('can be cut while the server has gone away behind a stall', async () => {
  const { socket } = await client();
  wire.stall();
  socket.write('late');
  for (const each of opened) if (each !== socket) each.destroy();
  await sleep(50);
  const closed = once(socket, 'close');
  await wire.cut();
  await closed;
});
