import type { IncomingMessage } from 'node:http';
import type { AppRouter } from '@jumpseat/booking/router';
import { getWSConnectionHandler, type WSSHandlerOptions } from '@trpc/server/adapters/ws';
import type { WebSocket } from 'ws';
import type { FrameListener } from './session.ts';

/**
 * tRPC's adapter on one socket, as a function of the frames that are meant for it. The adapter listens on the socket itself,
 * where it would hear every frame, so its listener is taken off again.
 */
export function routerListener(
  client: WebSocket,
  request: IncomingMessage,
  options: WSSHandlerOptions<AppRouter>,
): FrameListener {
  const before = client.listeners('message');
  getWSConnectionHandler(options)(client, request);
  const added = client.listeners('message').filter((listener) => !before.includes(listener)) as FrameListener[];
  for (const listener of added) client.off('message', listener);
  return (data, isBinary) => {
    for (const listener of added) listener.call(client, data, isBinary);
  };
}
