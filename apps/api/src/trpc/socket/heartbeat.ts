import { setImmediate as nextTurn } from 'node:timers/promises';
import type { WebSocket } from 'ws';

/** Who is silent for two beats is gone: a dead socket is found within 25 seconds. */
const BEAT_MS = 12_500;
/** How many are asked before the process turns to its other work. */
const SLICE = 250;

/** Asks every socket by a ping whether its other end is still there, and cuts off who doesn't answer until the next. */
export class Heartbeat {
  readonly #clients: ReadonlySet<WebSocket>;
  readonly #asked = new WeakSet<WebSocket>();
  readonly #timer: NodeJS.Timeout;

  constructor(clients: ReadonlySet<WebSocket>, { beatMs = BEAT_MS }: { beatMs?: number | undefined } = {}) {
    this.#clients = clients;
    this.#timer = setInterval(() => void this.#beat(), beatMs);
  }

  /** The other end was heard. */
  heard(client: WebSocket): void {
    this.#asked.delete(client);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #beat(): Promise<void> {
    let done = 0;
    for (const client of [...this.#clients]) {
      if (this.#asked.has(client)) client.terminate();
      else if (client.readyState === client.OPEN) {
        this.#asked.add(client);
        client.ping();
      }
      if (++done % SLICE === 0) await nextTurn();
    }
  }
}
