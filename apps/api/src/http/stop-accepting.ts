import { Server } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** How long a stopping server serves kept-alive connections, in milliseconds. */
const LINGER_MS = 3_000;
/** The most event-loop turns in which a stopping server still accepts connections. */
const MAX_TURNS = 1_000;

/**
 * Makes a closing server stop accepting connections before anything else ends. Kept-alive connections stay open,
 * because a request may be in flight: Fastify serves it with `connection: close`. `connectionsClosed` resolves once all
 * have ended, at the latest after `lingerMs`.
 */
export function stopAccepting(app: FastifyInstance, { lingerMs = LINGER_MS }: { lingerMs?: number | undefined } = {}) {
  let closed: Promise<unknown> = Promise.resolve();
  app.addHook('preClose', async () => {
    await acceptPending(app.server);
    const ended = Promise.withResolvers<void>();
    // HTTP's own close would also end kept-alive connections.
    Server.prototype.close.call(app.server, () => ended.resolve());
    closed = Promise.race([ended.promise, sleep(lingerMs, undefined, { ref: false })]);
  });
  return { connectionsClosed: () => closed };
}

/**
 * Accepts the connections that wait in the system's queue, which a close would reset. Node accepts one per event-loop
 * turn, so the queue is empty after two turns without a new one. The first turn may have started earlier.
 */
async function acceptPending(server: Server): Promise<void> {
  let quietTurns = 0;
  const note = () => {
    quietTurns = 0;
  };
  server.on('connection', note);
  for (let turns = 0; quietTurns < 2 && turns < MAX_TURNS; turns++) {
    quietTurns += 1;
    await setImmediate();
  }
  server.off('connection', note);
}
