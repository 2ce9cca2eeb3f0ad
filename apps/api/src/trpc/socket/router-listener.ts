import type { IncomingMessage } from 'node:http';
import { type AppRouter, appRouter, type Context } from '@jumpseat/booking/router';
import { getTRPCErrorShape, TRPCError } from '@trpc/server';
import { getWSConnectionHandler, jsonEncoder, type WSSHandlerOptions } from '@trpc/server/adapters/ws';
import type { WebSocket } from 'ws';
import { KeyedCounts } from '../../admission/keyed-counts.ts';
import type { RequestId } from './frames.ts';
import type { FrameListener, RouterListener } from './socket-connection.ts';

/** The fields of tRPC's requests and responses that are read here. */
interface Message {
  readonly id?: RequestId;
  readonly jsonrpc?: string;
  readonly method?: string;
  readonly params?: { readonly path?: string; readonly input?: unknown };
  readonly error?: { readonly data?: { readonly problem?: { readonly code?: string } } };
  readonly result?: { readonly type?: string };
}

/**
 * Returns tRPC's adapter on one socket as a function of frames. The adapter adds its own listener to the socket, which
 * would get every frame, so that listener is removed again.
 *
 * @param options.onNoCall called for each message that names no known procedure
 * @param isTaken whether a subscription with that id runs in the live feed: a second one is refused, as the adapter
 *   does among its own
 */
export function routerListener(
  client: WebSocket,
  request: IncomingMessage,
  options: Omit<WSSHandlerOptions<AppRouter>, 'createContext'> & { createContext: () => Context; onNoCall: () => void },
  isTaken: (id: RequestId) => boolean,
): RouterListener {
  const running = new KeyedCounts<RequestId>();

  /** Whether the adapter may handle the message. */
  function admit(message: unknown): boolean {
    const { id, jsonrpc, method, params } = (message ?? {}) as Message;
    if (method !== 'subscription' || id === undefined || id === null) return true;
    if (!isTaken(id)) {
      running.change(id, 1);
      return true;
    }
    const { path, input } = params ?? {};
    const error = new TRPCError({ code: 'BAD_REQUEST', message: `Duplicate id ${id}` });
    const about = { error, type: 'subscription', path, input, ctx: undefined } as const;
    options.onError?.({ ...about, req: request });
    client.send(
      JSON.stringify({ id, jsonrpc, error: getTRPCErrorShape({ ...about, config: appRouter._def._config }) }),
    );
    return false;
  }

  const encoder: NonNullable<typeof options.experimental_encoder> = {
    decode(frame) {
      const decoded = jsonEncoder.decode(frame);
      if (!Array.isArray(decoded)) return admit(decoded) ? decoded : [];
      return decoded.length > (options.maxBatchSize ?? Number.POSITIVE_INFINITY) ? decoded : decoded.filter(admit);
    },
    encode(answer) {
      const { id, error, result } = answer as Message;
      if (error && (id == null || error.data?.problem?.code === 'ROUTE_NOT_FOUND')) options.onNoCall();
      if (id !== undefined && (error !== undefined || result?.type === 'stopped')) running.change(id, -1);
      return jsonEncoder.encode(answer);
    },
  };

  const before = client.listeners('message');
  getWSConnectionHandler({ ...options, experimental_encoder: encoder })(client, request);
  const added = client.listeners('message').filter((listener) => !before.includes(listener)) as FrameListener[];
  for (const listener of added) client.off('message', listener);
  return {
    receive(data, isBinary) {
      for (const listener of added) listener.call(client, data, isBinary);
    },
    hasSubscription: (id) => running.get(id) > 0,
  };
}
