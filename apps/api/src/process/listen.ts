import type { FastifyInstance } from 'fastify';

/** Listens, and logs the address. A port in use ends the process with one line that names it. */
export async function listenOn(app: FastifyInstance, { host, port }: { host: string; port: number }): Promise<void> {
  try {
    await app.listen({ host, port, listenTextResolver: (address) => `listening on ${address}` });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    process.stderr.write(`Port ${port} is in use: stop the process that uses it, or set SERVER_PORT to a free port.\n`);
    process.exit(1);
  }
}
