import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
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

test('a wire carries data in both directions', async () => {
  const { socket, heard } = await client();
  socket.write('one');
  await expect.poll(heard).toBe('echo one');
});

test('a stalled wire keeps connections open, and delivers all data in order after the stall', async () => {
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

test('a wire that is stalled backwards loses only the answers', async () => {
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

test('a wire with a delay delivers late, but not slower', async () => {
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

test('a cut wire refuses connections until it is mended', async () => {
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

test('a stalled wire can be cut after the server has closed its connections', async () => {
  const { socket } = await client();
  wire.stall();
  socket.write('late');
  for (const each of opened) if (each !== socket) each.destroy();
  await sleep(50);
  const closed = once(socket, 'close');
  await wire.cut();
  await closed;
});
