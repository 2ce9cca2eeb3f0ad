import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Tables } from '../checker/tables.ts';
import { Viewers } from './viewers.ts';

const FLIGHT = 'F1';
let server: Server;
let viewers: Viewers;
afterEach(async () => {
  await viewers.leave();
  server.closeAllConnections();
  server.close();
});

/** Starts an event server that sends these messages. Returns the violations that its viewer reports. */
async function violationsAfter(...messages: object[]): Promise<string[]> {
  server = createServer((request, response) => {
    if (!request.url?.includes('/seats/events')) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const message of messages) response.write(`data: ${JSON.stringify(message)}\n\n`);
    return response;
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  viewers = new Viewers(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  viewers.watch([FLIGHT]);
  await expect.poll(() => viewers.messages).toBe(messages.length);
  return viewers.violations.map(({ detail }) => detail);
}

const snapshot = { type: 'snapshot', version: 1, seats: { A1: 'AVAILABLE' } };
const delta = (after: number, version: number) => ({ type: 'delta', after, version, seats: { A1: 'RESERVED' } });

test('a map without a gap is no violation', async () => {
  expect(await violationsAfter(snapshot, delta(1, 2), delta(1, 4))).toEqual([]);
});

test('a viewer reports a gap', async () => {
  expect(await violationsAfter(snapshot, delta(3, 4))).toEqual(['a viewer by SSE missed what came between 1 and 3']);
});

test('a viewer reports a version that goes back', async () => {
  expect(await violationsAfter(snapshot, delta(1, 5), delta(1, 3))).toEqual(['a viewer by SSE went back from 5 to 3']);
});

test('the final map of a viewer is compared with Postgres', async () => {
  await violationsAfter(snapshot, delta(1, 2));
  const tables = (seatVersion: number, status: string) =>
    ({
      flights: [{ id: FLIGHT, seatVersion }],
      seats: [{ flightId: FLIGHT, code: 'A1', status }],
    }) as unknown as Tables;
  const bySse = (stored: Tables) =>
    viewers
      .violationsAgainst(stored)
      .map(({ detail }) => detail)
      .filter((each) => each.includes('SSE'));
  expect(bySse(tables(2, 'HELD'))).toEqual([]);
  expect(bySse(tables(2, 'BOOKED'))).toEqual(['a viewer by SSE sees RESERVED, but Postgres has BOOKED']);
  expect(bySse(tables(9, 'HELD'))).toEqual(['a viewer by SSE has version 2, but the last is 9']);
});
