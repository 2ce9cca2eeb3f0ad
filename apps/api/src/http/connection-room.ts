import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ErrorCode, refusal } from '@jumpseat/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Counts } from '../admission/counts.ts';
import { OPERATION_ROUTES } from '../ops/operation-routes.ts';
import { sendRefusal } from './errors.ts';

/** How many connections a node may have open. */
export interface ConnectionLimits {
  /** Of all kinds. */
  readonly all: number;
  /** WebSockets and event streams. */
  readonly lasting: number;
}

/** How many connections are for whoever watches over the node alone, at most, and which share of a small number of connections. */
const SPARE = 16;
const SPARE_SHARE = 1 / 8;
/** One address may have this share of the WebSockets and event streams: a crowd behind one, and never all of them. */
const SHARE_OF_ADDRESS = 1 / 2;
/** How often a full node ends the connections that are kept open and not used, in milliseconds. */
const CLEAN_MS = 1_000;

/** The connections of a server. */
export interface ConnectionRoom {
  /** How many are open. */
  readonly open: number;
  /**
   * Has the connection of a request be a WebSocket or an event stream until `what` closes. Returns false where there is no room for one more,
   * where the caller's address has its share already, and on a connection that is one already: requests that follow each other on it at
   * once count as many.
   */
  enter(request: IncomingMessage, what: EventEmitter): boolean;
  /** Answers a request that there is no room for with UNAVAILABLE and when to try again, and ends its connection. */
  refuse(request: FastifyRequest, reply: FastifyReply): FastifyReply;
}

/**
 * Keeps the server within its connections. What comes when all are in use is refused with UNAVAILABLE, except for the questions how the
 * node is. Beyond its last connection the server takes none at all.
 *
 * @param count hears of each refusal
 * @param addressOf the address that a request counts for; left out where none is limited
 */
export function limitConnections(
  app: FastifyInstance,
  {
    limits,
    count,
    addressOf,
  }: {
    limits: ConnectionLimits;
    count: (code: ErrorCode) => void;
    addressOf?: ((request: IncomingMessage) => string | undefined) | undefined;
  },
): ConnectionRoom {
  const served = limits.all - Math.min(SPARE, Math.ceil(limits.all * SPARE_SHARE));
  const open = new Set<Duplex>();
  const lasting = new Map<Duplex, EventEmitter>();
  const lastingOf = new Counts<string>();
  const late = new WeakSet<Duplex>();
  let cleaned = 0;
  let wasFull = false;

  if (Number.isFinite(limits.all)) app.server.maxConnections = limits.all;
  app.server.on('connection', (connection: Socket) => {
    open.add(connection);
    connection.once('close', () => open.delete(connection));
    if (open.size <= served) return;
    late.add(connection);
    if (Date.now() - cleaned < CLEAN_MS) return;
    cleaned = Date.now();
    app.server.closeIdleConnections();
  });

  function hasRoom(connection: Duplex): boolean {
    return open.size <= served || !late.has(connection);
  }

  function hasItsShare(address: string | undefined): boolean {
    return address !== undefined && lastingOf.of(address) >= limits.lasting * SHARE_OF_ADDRESS;
  }

  function countLasting(address: string | undefined, change: 1 | -1): void {
    if (address !== undefined) lastingOf.change(address, change);
  }

  function noteFull(isFull: boolean): void {
    if (isFull && !wasFull) app.log.warn(`${open.size} connections are open: the limit of open files lets no more in`);
    wasFull = isFull;
  }

  function refuse(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    count('UNAVAILABLE');
    return sendRefusal(refusal('UNAVAILABLE'), request, reply.header('connection', 'close'));
  }

  app.addHook('onRequest', async (request, reply) => {
    if (hasRoom(request.raw.socket)) return;
    noteFull(true);
    reply.raw.setHeader('connection', 'close');
    if (!OPERATION_ROUTES.has(request.url.split('?', 1)[0] ?? '')) return refuse(request, reply);
  });

  return {
    get open() {
      return open.size;
    },
    enter(request, what) {
      const isFull = lasting.size >= limits.lasting || !hasRoom(request.socket);
      noteFull(isFull);
      const connection = request.socket;
      // The same answer may ask twice.
      if (lasting.get(connection) === what) return true;
      const address = addressOf?.(request);
      if (isFull || lasting.has(connection) || hasItsShare(address)) return false;
      lasting.set(connection, what);
      countLasting(address, 1);
      what.once('close', () => {
        if (lasting.delete(connection)) countLasting(address, -1);
      });
      return true;
    },
    refuse,
  };
}
