import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A wire to a server that can be cut and mended, and that can fall silent with every connection left open. */
export class Wire {
  /** The server as it is reached over the wire. */
  readonly url: string;
  readonly #server: Server;
  readonly #port: number;
  readonly #sockets: Set<Socket>;

  private constructor(url: string, server: Server, sockets: Set<Socket>) {
    const { port } = server.address() as AddressInfo;
    const through = new URL(url);
    [through.hostname, through.port] = ['127.0.0.1', `${port}`];
    this.url = through.href;
    this.#server = server;
    this.#port = port;
    this.#sockets = sockets;
  }

  static async to(url: string): Promise<Wire> {
    const { hostname: host, port } = new URL(url);
    const sockets = new Set<Socket>();
    const server = createServer((near) => {
      const far = connect({ host, port: Number(port) });
      for (const [from, to] of [[near, far] as const, [far, near] as const]) {
        sockets.add(from);
        from.on('error', () => undefined).once('close', () => sockets.delete(from) && to.destroy());
        from.pipe(to);
      }
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new Wire(url, server, sockets);
  }

  /** Ends every connection and refuses new ones, until it is mended. */
  async cut(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server.close(), 'close');
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async mend(): Promise<void> {
    await once(this.#server.listen(this.#port, '127.0.0.1'), 'listening');
  }

  /** Carries nothing more over the connections that are open. They stay so, and new ones work. */
  silence(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }
}
