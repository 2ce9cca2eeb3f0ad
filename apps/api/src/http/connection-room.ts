import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ErrorCode, refusal } from '@jumpseat/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendRefusal } from './errors.ts';

/** How many connections a node may have open. */
export interface ConnectionLimits {
  /** Of all kinds. */
  readonly all: number;
  /** WebSockets and event streams. */
  readonly lasting: number;
}

/** The last connections are for these alone, so that whoever watches over the node gets an answer from a full one. */
const ALWAYS_ANSWERED: ReadonlySet<string> = new Set(['/health', '/ready', '/metrics']);
/** How many they are, at most, and which share of a small number of connections. */
const SPARE = 16;
const SPARE_SHARE = 1 / 8;
/** How often a full node ends the connections that are kept open and not used, in milliseconds. */
const CLEAN_MS = 1_000;

/** The connections of a server. */
export interface ConnectionRoom {
  /** How many are open. */
  readonly open: number;
  /**
   * Has a connection be a WebSocket or an event stream until `what` closes. Returns false where there is no room for one more, and on a
   * connection that is one already: requests that follow each other on it at once count as many.
   */
  enter(connection: Duplex, what: EventEmitter): boolean;
  /** Answers a request that there is no room for with UNAVAILABLE and when to try again, and ends its connection. */
  refuse(request: FastifyRequest, reply: FastifyReply): FastifyReply;
}

/**
 * Keeps the server within its connections. What comes when all are in use is refused with UNAVAILABLE, except for the questions how the
 * node is. Beyond its last connection the server takes none at all.
 *
 * @param count hears of each refusal
 */
export function limitConnections(
  app: FastifyInstance,
  { limits, count }: { limits: ConnectionLimits; count: (code: ErrorCode) => void },
): ConnectionRoom {
  const served = limits.all - Math.min(SPARE, Math.ceil(limits.all * SPARE_SHARE));
  const open = new Set<Duplex>();
  const lasting = new Set<Duplex>();
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
    if (!ALWAYS_ANSWERED.has(request.url.split('?', 1)[0] ?? '')) return refuse(request, reply);
  });

  return {
    get open() {
      return open.size;
    },
    enter(connection, what) {
      const isFull = lasting.size >= limits.lasting || !hasRoom(connection);
      noteFull(isFull);
      if (isFull || lasting.has(connection)) return false;
      lasting.add(connection);
      what.once('close', () => lasting.delete(connection));
      return true;
    },
    refuse,
  };
}
