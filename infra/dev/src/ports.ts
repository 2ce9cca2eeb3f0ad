import { randomInt } from 'node:crypto';
import getPort from 'get-port';
import { SetupError } from '../bootstrap/failure.mjs';

/** Below 32768: Linux takes the ports of client sockets from the range above. */
const FREE_PORTS = { from: 20_000, to: 32_000 } as const;

/** In random order, so that processes that look for a port at the same time rarely try the same one. */
function* candidates(): Generator<number> {
  for (;;) yield randomInt(FREE_PORTS.from, FREE_PORTS.to);
}

/** Returns a free port below 32768. Each call in this process returns another one. */
export function freePort(): Promise<number> {
  return getPort({ port: candidates(), reserve: true });
}

/** @throws {SetupError} naming the port and its setting, if another program uses the port */
export async function requireFree(port: number, setting: string, purpose: string): Promise<void> {
  if ((await getPort({ port })) === port) return;
  throw new SetupError(
    `Port ${port}, for ${purpose}, is taken by another program.\nStop that program, or choose another port with the setting ${setting}, such as ${setting}=${port + 1}.`,
  );
}
