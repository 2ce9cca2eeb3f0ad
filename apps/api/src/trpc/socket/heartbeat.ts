import { setImmediate as nextTurn } from 'node:timers/promises';
import type { WebSocket } from 'ws';

/** A socket that is silent for two beats is dead, so it is found within 25 seconds. In milliseconds. */
const BEAT_MS = 12_500;
/** Pings per event-loop turn. */
const PINGS_PER_TURN = 250;

/** Pings every socket, and terminates sockets that have not answered by the next ping. */
export class Heartbeat {
  readonly #clients: ReadonlySet<WebSocket>;
  readonly #pinged = new WeakSet<WebSocket>();
  readonly #timer: NodeJS.Timeout;

  constructor(clients: ReadonlySet<WebSocket>, { beatMs = BEAT_MS }: { beatMs?: number | undefined } = {}) {
    this.#clients = clients;
    this.#timer = setInterval(() => void this.#beat(), beatMs);
  }

  /** Marks a socket as alive. */
  noteAlive(client: WebSocket): void {
    this.#pinged.delete(client);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #beat(): Promise<void> {
    let done = 0;
    for (const client of [...this.#clients]) {
      if (this.#pinged.has(client)) client.terminate();
      else if (client.readyState === client.OPEN) {
        this.#pinged.add(client);
        client.ping();
      }
      if (++done % PINGS_PER_TURN === 0) await nextTurn();
    }
  }
}
