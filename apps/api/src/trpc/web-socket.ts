import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { appRouter } from '@jumpseat/booking/router';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import type { FastifyInstance } from 'fastify';
import { WebSocketServer } from 'ws';
import type { OriginRule } from '../http/origin.ts';
import { TRPC_PATH, type TrpcOptions } from './http.ts';

const PING_MS = 25_000;
const MAX_MESSAGE_BYTES = 64 * 1024;
/** How long clients have to go elsewhere when the node drains. */
const LEAVE_MS = 1_500;
const SERVICE_RESTART = 1012;

/** Serves the typed calls over WebSocket, by upgrade at the path of tRPC. `size` is how many are open. */
export function serveTrpcSockets(
  app: FastifyInstance,
  { contextOf, onError, isOurs }: TrpcOptions & { isOurs: OriginRule },
): { readonly size: number } {
  const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_MESSAGE_BYTES });
  const handler = applyWSSHandler({
    wss,
    router: appRouter,
    createContext: ({ req }) => contextOf(req),
    onError,
    keepAlive: { enabled: true, pingMs: PING_MS },
  });
  let draining = false;

  app.server.on('upgrade', (request, socket, head) => {
    socket.on('error', (error) => app.log.debug({ err: error }, 'an upgrade broke off'));
    const path = request.url?.split('?', 1)[0];
    if (path !== TRPC_PATH) return refuse(socket, 404);
    if (draining) return refuse(socket, 503);
    if (!isOurs(request.headers)) return refuse(socket, 403);
    wss.handleUpgrade(request, socket, head, (client) => wss.emit('connection', client, request));
  });

  app.addHook('preClose', async () => {
    draining = true;
    handler.broadcastReconnectNotification();
    await leave(wss);
  });

  return {
    get size() {
      return wss.clients.size;
    },
  };
}

/** Waits until the clients are gone, asks the rest to go, and cuts off who doesn't. */
async function leave(wss: WebSocketServer): Promise<void> {
  const gone = () => wss.clients.size === 0;
  for (const ask of ['wait', 'close', 'terminate'] as const) {
    for (const client of wss.clients) {
      if (ask === 'close') client.close(SERVICE_RESTART);
      if (ask === 'terminate') client.terminate();
    }
    for (let waited = 0; waited < LEAVE_MS && !gone(); waited += 50) await sleep(50);
    if (gone()) return;
  }
}

function refuse(socket: Duplex, status: 403 | 404 | 503): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
