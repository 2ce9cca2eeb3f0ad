import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { type WireState, WireStream } from './wire-stream.ts';

/** A TCP proxy to a server, to simulate network faults: it can be cut and mended, stalled, delayed and silenced. */
export class Wire {
  /** The address of the server over the wire. */
  readonly url: string;
  readonly port: number;
  readonly #server: Server;
  readonly #streams: Set<WireStream>;
  readonly #state: WireState;

  private constructor(url: string, server: Server, streams: Set<WireStream>, state: WireState) {
    const { port } = server.address() as AddressInfo;
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = `${port}`;
    this.url = through.href;
    this.port = port;
    this.#server = server;
    this.#streams = streams;
    this.#state = state;
  }

  static async to(url: string): Promise<Wire> {
    const { hostname: host, port } = new URL(url);
    const streams = new Set<WireStream>();
    const state: WireState = { stalled: 'none', delayMs: 0 };
    const server = createServer({ noDelay: true }, (near) => {
      const far = connect({ host, port: Number(port), noDelay: true });
      for (const [direction, from, to] of [['there', near, far] as const, ['back', far, near] as const]) {
        const stream = new WireStream(direction, from, to, state);
        streams.add(stream);
        to.once('close', () => streams.delete(stream));
        // Data that a socket sent before its proper end still arrives.
        from.on('error', () => undefined).once('close', () => from.readableEnded || to.destroy());
      }
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new Wire(url, server, streams, state);
  }

  /** Ends every connection and refuses new ones, until `mend`. */
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

  /** Resets every connection, as a host that was restarted does. New ones work. */
  reset(): void {
    for (const stream of this.#streams) stream.reset();
  }

  /** Ends every connection. New ones work. */
  drop(): void {
    for (const stream of this.#streams) stream.destroy();
  }

  /** Carries nothing more over the open connections, but keeps them open. New ones work. */
  silence(): void {
    for (const stream of this.#streams) stream.silence();
  }

  /** Carries nothing over any connection until `resume`. With `back`, holds back only the data from the server. */
  stall(direction: 'both' | 'back' = 'both'): void {
    this.#state.stalled = direction;
  }

  /** Ends a stall, and delivers the data that was held back. */
  resume(): void {
    this.#state.stalled = 'none';
    for (const stream of this.#streams) stream.carry();
  }

  /** Delays data by `ms` in each direction from now on. 0 ends the delay. */
  delay(ms: number): void {
    this.#state.delayMs = ms;
  }
}
