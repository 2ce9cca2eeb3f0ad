import type { FastifyInstance } from 'fastify';

/** The time limits for running requests and for the whole stop, in milliseconds. */
const REQUESTS_MS = 8_000;
const STOP_MS = 10_000;

/**
 * Stops the process at SIGTERM and SIGINT: refuses new connections, asks viewers to reconnect, lets requests finish,
 * then closes `rest`.
 */
export function drainOnSignals(app: FastifyInstance, rest: readonly { close(): Promise<unknown> }[]): void {
  async function stop(signal: NodeJS.Signals): Promise<void> {
    app.log.info(`stopping on ${signal}`);
    setTimeout(() => app.server.closeAllConnections(), REQUESTS_MS).unref();
    setTimeout(() => giveUp(new Error(`not stopped after ${STOP_MS} ms`)), STOP_MS).unref();
    await app.close();
    await Promise.all(rest.map((each) => each.close()));
    app.log.info('stopped');
    process.exit(0);
  }

  function giveUp(error: unknown): void {
    app.log.error({ err: error }, 'stopped before all work was done');
    process.exit(1);
  }

  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // A supervisor may send it twice. Without a listener the second one would end the process at once.
    process.on(signal, () => {
      if (!isStopping) void stop(signal).catch(giveUp);
      isStopping = true;
    });
  }
}
