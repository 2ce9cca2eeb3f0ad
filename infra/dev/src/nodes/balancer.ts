import { connect, createServer, type Server, type Socket } from 'node:net';

/** Where nodes listen: on this machine only. */
export const NODE_HOST = '127.0.0.1';

/**
 * A balancer, not yet listening: each connection goes to the node whose turn it is, or to the next one if that refuses,
 * unseen by the client. What a node does with a connection, such as dying, the client sees as if it were connected to it.
 *
 * @param ports of the nodes, on {@link NODE_HOST}
 */
export function createBalancer(ports: readonly number[]): Server {
  const nextNode = takeTurns(ports);
  // An end is passed on by itself: the other direction may still have something to say.
  return createServer({ allowHalfOpen: true, noDelay: true }, async (client) => {
    // Every error is followed by 'close', which is what counts.
    client.on('error', () => undefined);
    const node = await nextNode();
    if (node && !client.destroyed) join(client, node);
    else for (const socket of [client, node]) socket?.destroy();
  });
}

/** Answers how to get a connection to the next node that accepts one; undefined where none does. */
function takeTurns(ports: readonly number[]): () => Promise<Socket | undefined> {
  let turn = 0;
  return async () => {
    const untried = new Set(ports);
    while (untried.size > 0) {
      const port = ports[turn++ % ports.length] ?? 0;
      if (!untried.delete(port)) continue;
      const node = await accepted(port);
      if (node) return node;
    }
    return undefined;
  };
}

function accepted(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const node = connect({ host: NODE_HOST, port, allowHalfOpen: true, noDelay: true });
    node.once('connect', () => resolve(node)).on('error', () => resolve(undefined));
  });
}

function join(client: Socket, node: Socket): void {
  for (const [from, to] of [
    [client, node],
    [node, client],
  ] as const) {
    from.pipe(to);
    from.once('close', (isBroken) => isBroken && to.resetAndDestroy());
  }
}
