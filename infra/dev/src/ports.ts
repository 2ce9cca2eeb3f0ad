import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { SetupError } from '../bootstrap/failure.mjs';

/** Below 32768: higher ports are lent to clients by the system and can be gone a moment later. */
const FREE_PORTS = { from: 20_000, to: 32_000 } as const;
const HOST = '127.0.0.1';

const given = new Set<number>();

async function listens(port: number): Promise<boolean> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  server.once('error', () => resolve(false));
  server.listen(port, HOST, () => server.close(() => resolve(true)));
  return promise;
}

/** Someone may hold a port for every address without keeping us from binding ours: ask whether anyone answers, too. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, HOST);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}

export async function isFree(port: number): Promise<boolean> {
  return !(await answers(port)) && (await listens(port));
}

/** A port nobody uses, and that this process was not given before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FREE_PORTS.from, FREE_PORTS.to);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
}

/** @throws {SetupError} naming the port and the setting that moves it, where the port is taken */
export async function requireFree(port: number, setting: string, purpose: string): Promise<void> {
  if (await isFree(port)) return;
  throw new SetupError(
    `Port ${port}, for ${purpose}, is taken by another program.\nStop that program, or choose another port with the setting ${setting}, such as ${setting}=${port + 1}.`,
  );
}
