import { connect, createServer, type Server, type Socket } from 'node:net';

/** The address that nodes listen on: only this machine. */
export const NODE_HOST = '127.0.0.1';

/**
 * Creates a balancer that is not listening yet. Each connection goes to the next node in turn; a node that refuses is
 * skipped, and the client doesn't notice. Ends and resets by a node reach the client as if it were directly connected.
 *
 * @param ports ports of the nodes, on {@link NODE_HOST}
 */
export function createBalancer(ports: readonly number[]): Server {
  const nextNode = roundRobin(ports);
  // Half-open: after one side has ended, the other may still send.
  return createServer({ allowHalfOpen: true, noDelay: true }, async (client) => {
    // Each error is followed by 'close', which is handled.
    client.on('error', () => undefined);
    const node = await nextNode();
    if (node && !client.destroyed) connectBoth(client, node);
    else for (const socket of [client, node]) socket?.destroy();
  });
}

/** Returns a function that connects to the next node that accepts; it returns undefined if none does. */
function roundRobin(ports: readonly number[]): () => Promise<Socket | undefined> {
  let turn = 0;
  return async () => {
    const untried = new Set(ports);
    while (untried.size > 0) {
      const port = ports[turn++ % ports.length] ?? 0;
      if (!untried.delete(port)) continue;
      const node = await connectTo(port);
      if (node) return node;
    }
    return undefined;
  };
}

function connectTo(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const node = connect({ host: NODE_HOST, port, allowHalfOpen: true, noDelay: true });
    node.once('connect', () => resolve(node)).on('error', () => resolve(undefined));
  });
}

function connectBoth(client: Socket, node: Socket): void {
  for (const [from, to] of [
    [client, node],
    [node, client],
  ] as const) {
    from.pipe(to);
    from.once('close', (isBroken) => isBroken && to.resetAndDestroy());
  }
}
