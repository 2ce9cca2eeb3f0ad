import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { Relay, type Weather } from './relay.ts';

/** A wire to a server that can be cut and mended, stalled, slowed down, and that can fall silent with every connection left open. */
export class Wire {
  /** The server as it is reached over the wire. */
  readonly url: string;
  readonly port: number;
  readonly #server: Server;
  readonly #relays: Set<Relay>;
  readonly #weather: Weather;

  private constructor(url: string, server: Server, relays: Set<Relay>, weather: Weather) {
    const { port } = server.address() as AddressInfo;
    const through = new URL(url);
    [through.hostname, through.port] = ['127.0.0.1', `${port}`];
    this.url = through.href;
    this.port = port;
    this.#server = server;
    this.#relays = relays;
    this.#weather = weather;
  }

  static async to(url: string): Promise<Wire> {
    const { hostname: host, port } = new URL(url);
    const relays = new Set<Relay>();
    const weather: Weather = { stalled: 'none', delayMs: 0 };
    const server = createServer({ noDelay: true }, (near) => {
      const far = connect({ host, port: Number(port), noDelay: true });
      for (const [direction, from, to] of [['there', near, far] as const, ['back', far, near] as const]) {
        const relay = new Relay(direction, from, to, weather);
        relays.add(relay);
        to.once('close', () => relays.delete(relay));
        // What a socket sent before it ended properly still arrives.
        from.on('error', () => undefined).once('close', () => from.readableEnded || to.destroy());
      }
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new Wire(url, server, relays, weather);
  }

  /** Ends every connection and refuses new ones, until it is mended. */
  async cut(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server.close(), 'close');
    this.drop();
    await closed;
  }

  async mend(): Promise<void> {
    if (this.#server.listening) return;
    await once(this.#server.listen(this.port, '127.0.0.1'), 'listening');
  }

  /** Ends every connection; new ones work. */
  drop(): void {
    for (const relay of this.#relays) relay.destroy();
  }

  /** Carries nothing more over the connections that are open. They stay so, and new ones work. */
  silence(): void {
    for (const relay of this.#relays) relay.silence();
  }

  /** Carries nothing over any connection until it resumes; with `back`, only what the server sends is kept back. */
  stall(direction: 'both' | 'back' = 'both'): void {
    this.#weather.stalled = direction;
  }

  /** Ends a stall; what was kept back arrives. */
  resume(): void {
    this.#weather.stalled = 'none';
    for (const relay of this.#relays) relay.carry();
  }

  /** Delays what is sent from now on by `ms` in each direction; 0 ends it. */
  delay(ms: number): void {
    this.#weather.delayMs = ms;
  }
}
