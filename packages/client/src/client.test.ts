import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { SeatMapMessage } from '@jumpseat/booking/contracts';
import { appRouter, type Context } from '@jumpseat/booking/router';
import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createJumpseatClient, type JumpseatClient } from './client.ts';
import { toCallError } from './errors/call-error.ts';

/** A server with one flight, whose map changes every time a viewer comes back. */
const resumedFrom: (number | undefined)[] = [];
const context = {
  flights: {
    find: async () => null,
    findForSale: async (id: string) => ({ id }),
  },
  live: {
    async *seatMap(_: string, { after, signal }: { after?: number; signal: AbortSignal }) {
      resumedFrom.push(after);
      const version = (after ?? 0) + 1;
      yield { type: 'snapshot', version, seats: { A1: 'HELD' } } satisfies SeatMapMessage;
      await once(signal, 'abort').catch(() => {});
    },
  },
} as unknown as Context;

let server: ReturnType<typeof createHTTPServer>;
let sockets: WebSocketServer;
let client: JumpseatClient;

beforeEach(async () => {
  resumedFrom.length = 0;
  server = createHTTPServer({ router: appRouter, createContext: () => context, basePath: '/trpc/' });
  sockets = new WebSocketServer({ server });
  applyWSSHandler({ wss: sockets, router: appRouter, createContext: () => context });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  client = createJumpseatClient({ url: `http://127.0.0.1:${port}/trpc`, WebSocket: WebSocket as never });
});

afterEach(async () => {
  await client.close();
  for (const socket of sockets.clients) socket.terminate();
  server.closeAllConnections();
  server.close();
});

test('a refused call says its code, what happened and what to do', async () => {
  const error = await client.trpc.flights.byId.query({ flightId: 'NONE' }).catch(toCallError);
  expect(error).toMatchObject({ code: 'FLIGHT_NOT_FOUND', status: 404, advice: 'Choose a flight from the list.' });
});

test('a call that nobody answers is UNAVAILABLE', async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  const error = await client.trpc.flights.list.query().catch(toCallError);
  expect(error).toMatchObject({ code: 'UNAVAILABLE', status: 503 });
});

test('the socket opens with the first subscription, and after a loss goes on from the last version', async () => {
  expect(client.connection.status).toBe('idle');
  const statuses: string[] = [];
  client.connection.subscribe((status) => statuses.push(status));
  const versions: number[] = [];
  await new Promise<void>((seenTwo, fail) => {
    client.trpc.seatMap.watch.subscribe(
      { flightId: 'FL123' },
      {
        onData: ({ data }) => {
          versions.push(data.version);
          if (versions.length === 2) seenTwo();
          else for (const socket of sockets.clients) socket.terminate();
        },
        onError: fail,
      },
    );
  });
  expect(versions).toEqual([1, 2]);
  expect(resumedFrom).toEqual([undefined, 1]);
  expect(statuses).toEqual(['idle', 'connecting', 'live', 'reconnecting', 'live']);
});
