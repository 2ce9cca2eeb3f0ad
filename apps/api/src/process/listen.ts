import type { FastifyInstance } from 'fastify';

/** Listens, and says where. A port that is taken stops the process with one line that names it. */
export async function listenOn(app: FastifyInstance, { host, port }: { host: string; port: number }): Promise<void> {
  try {
    await app.listen({ host, port, listenTextResolver: (address) => `listening on ${address}` });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    process.stderr.write(`Port ${port} is taken: stop what uses it, or set SERVER_PORT to a free one.\n`);
    process.exit(1);
  }
}
