import { Server } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** How long a stopping server serves its kept-alive connections, in milliseconds. */
const LINGER_MS = 3_000;
/** How many turns of the event loop a stopping server takes connections in. */
const MOST_TURNS = 1_000;

/**
 * Has a closing server accept no more connections before anything else ends. Kept-alive connections stay open, because a request may be on its
 * way: Fastify serves it with `connection: close`. `left` resolves when all connections have ended, at the latest after `lingerMs`.
 */
export function stopAccepting(app: FastifyInstance, { lingerMs = LINGER_MS }: { lingerMs?: number | undefined } = {}) {
  let left: Promise<unknown> = Promise.resolve();
  app.addHook('preClose', async () => {
    await takeAccepted(app.server);
    const ended = Promise.withResolvers<void>();
    // The close of HTTP servers would also cut off kept-alive connections.
    Server.prototype.close.call(app.server, () => ended.resolve());
    left = Promise.race([ended.promise, sleep(lingerMs, undefined, { ref: false })]);
  });
  return { left: () => left };
}

/**
 * Takes the connections that the system has accepted and the server has not: closing its socket would reset them. Node takes one in each turn
 * of the event loop, so two turns without a new one have taken all. The first may have begun before this.
 */
async function takeAccepted(server: Server): Promise<void> {
  let quietTurns = 0;
  const note = () => {
    quietTurns = 0;
  };
  server.on('connection', note);
  for (let turns = 0; quietTurns < 2 && turns < MOST_TURNS; turns++) {
    quietTurns += 1;
    await setImmediate();
  }
  server.off('connection', note);
}
