/** What several viewers share for as long as there is one. */
export interface Channel {
  /** Resolves when the channel shows its first state; rejects when there is none to be had. */
  readonly ready: Promise<void>;
  close(): void;
}

/** The channels that have viewers, by key: opened for the first viewer, closed after the last. */
export class Channels<C extends Channel> {
  readonly #open: (key: string) => C;
  readonly #entries = new Map<string, { channel: C; viewers: number }>();

  constructor(open: (key: string) => C) {
    this.#open = open;
  }

  /** The channel of a key, if anyone is watching it. */
  get(key: string): C | undefined {
    return this.#entries.get(key)?.channel;
  }

  keys(): string[] {
    return [...this.#entries.keys()];
  }

  /** The channel of a key once it shows its first state. It stays open at least until `leave` is called. */
  async enter(key: string): Promise<{ channel: C; leave(): void }> {
    const entry = this.#entries.get(key) ?? { channel: this.#open(key), viewers: 0 };
    this.#entries.set(key, entry);
    entry.viewers += 1;
    const leave = () => {
      entry.viewers -= 1;
      if (entry.viewers > 0) return;
      entry.channel.close();
      this.#entries.delete(key);
    };
    try {
      await entry.channel.ready;
      return { channel: entry.channel, leave };
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** Yields what `watch` yields from the channel of a key, which stays open meanwhile. */
  async *view<T>(key: string, watch: (channel: C) => AsyncIterable<T>): AsyncGenerator<T, void> {
    const { channel, leave } = await this.enter(key);
    try {
      yield* watch(channel);
    } finally {
      leave();
    }
  }
}
