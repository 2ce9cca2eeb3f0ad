import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ErrorCode, refusal } from '@jumpseat/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { KeyedCounts } from '../admission/keyed-counts.ts';
import { OPERATION_ROUTES } from '../ops/operation-routes.ts';
import { sendRefusal } from './errors.ts';

/** The limits on open connections of a node. */
export interface ConnectionLimits {
  /** Connections of all kinds. */
  readonly all: number;
  /** WebSockets and event streams. */
  readonly longLived: number;
}

/** Connections reserved for health checks and metrics: at most 16, and at most an eighth of all. */
const RESERVED = 16;
const RESERVED_SHARE = 1 / 8;
/**
 * The share of WebSockets and event streams that one address may have. Many people can be behind one address, but it
 * must not take all.
 */
const SHARE_OF_ADDRESS = 1 / 2;
/** How often a full node closes idle kept-alive connections, in milliseconds. */
const CLOSE_IDLE_EVERY_MS = 1_000;

/** Limits the connections of a server. */
export interface ConnectionLimiter {
  /** The number of open connections. */
  readonly open: number;
  /**
   * Counts the connection of a request as a WebSocket or event stream until `stream` closes. Returns false if all
   * places or the places of the caller's address are taken, or if the connection already has a stream: pipelined
   * requests can't open several.
   */
  addLongLived(request: IncomingMessage, stream: EventEmitter): boolean;
  /** Refuses a request as UNAVAILABLE with the time to retry, and closes its connection. */
  refuse(request: FastifyRequest, reply: FastifyReply): FastifyReply;
}

/**
 * Limits the open connections of a server. A full node refuses requests as UNAVAILABLE, except health checks and
 * metrics. Beyond the reserved connections it accepts none.
 *
 * @param count called with the code of each refusal
 * @param addressOf the address that a request counts for; left out if addresses are not limited
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
): ConnectionLimiter {
  const usable = limits.all - Math.min(RESERVED, Math.ceil(limits.all * RESERVED_SHARE));
  const open = new Set<Duplex>();
  const longLived = new Map<Duplex, EventEmitter>();
  const longLivedOf = new KeyedCounts<string>();
  const surplus = new WeakSet<Duplex>();
  let closedIdleAt = 0;
  let wasFull = false;

  if (Number.isFinite(limits.all)) app.server.maxConnections = limits.all;
  app.server.on('connection', (connection: Socket) => {
    open.add(connection);
    connection.once('close', () => open.delete(connection));
    if (open.size <= usable) return;
    surplus.add(connection);
    if (Date.now() - closedIdleAt < CLOSE_IDLE_EVERY_MS) return;
    closedIdleAt = Date.now();
    app.server.closeIdleConnections();
  });

  function isServed(connection: Duplex): boolean {
    return open.size <= usable || !surplus.has(connection);
  }

  function hasUsedShare(address: string | undefined): boolean {
    return address !== undefined && longLivedOf.get(address) >= limits.longLived * SHARE_OF_ADDRESS;
  }

  function countLongLived(address: string | undefined, change: 1 | -1): void {
    if (address !== undefined) longLivedOf.change(address, change);
  }

  function noteFull(isFull: boolean): void {
    if (isFull && !wasFull) app.log.warn(`${open.size} connections are open: the limit of open files allows no more`);
    wasFull = isFull;
  }

  function refuse(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    count('UNAVAILABLE');
    return sendRefusal(refusal('UNAVAILABLE'), request, reply.header('connection', 'close'));
  }

  app.addHook('onRequest', async (request, reply) => {
    if (isServed(request.raw.socket)) return;
    noteFull(true);
    reply.raw.setHeader('connection', 'close');
    if (!OPERATION_ROUTES.has(request.url.split('?', 1)[0] ?? '')) return refuse(request, reply);
  });

  return {
    get open() {
      return open.size;
    },
    addLongLived(request, stream) {
      const isFull = longLived.size >= limits.longLived || !isServed(request.socket);
      noteFull(isFull);
      const connection = request.socket;
      // A response may be added twice.
      if (longLived.get(connection) === stream) return true;
      const address = addressOf?.(request);
      if (isFull || longLived.has(connection) || hasUsedShare(address)) return false;
      longLived.set(connection, stream);
      countLongLived(address, 1);
      stream.once('close', () => {
        if (longLived.delete(connection)) countLongLived(address, -1);
      });
      return true;
    },
    refuse,
  };
}
