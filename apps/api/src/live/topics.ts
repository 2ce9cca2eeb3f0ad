/** State that viewers share while at least one of them watches it. */
export interface Topic {
  /** Resolves when the topic has its first state; rejects when it can't be loaded. */
  readonly ready: Promise<void>;
  close(): void;
}

/** The topics that have viewers, by key. The first viewer opens a topic; the last one closes it. */
export class Topics<T extends Topic> {
  readonly #open: (key: string) => T;
  readonly #entries = new Map<string, { topic: T; viewers: number }>();

  constructor(open: (key: string) => T) {
    this.#open = open;
  }

  /** Returns the topic of a key; undefined while nobody watches it. */
  get(key: string): T | undefined {
    return this.#entries.get(key)?.topic;
  }

  keys(): string[] {
    return [...this.#entries.keys()];
  }

  /** Returns the topic of a key once it is ready. It stays open at least until `release` is called. */
  async acquire(key: string): Promise<{ topic: T; release(): void }> {
    const entry = this.#entries.get(key) ?? { topic: this.#open(key), viewers: 0 };
    this.#entries.set(key, entry);
    entry.viewers += 1;
    const release = () => {
      entry.viewers -= 1;
      if (entry.viewers > 0) return;
      entry.topic.close();
      this.#entries.delete(key);
    };
    try {
      await entry.topic.ready;
      return { topic: entry.topic, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Yields what `watch` yields from the topic of a key, and keeps the topic open meanwhile. */
  async *watch<Item>(key: string, watch: (topic: T) => AsyncIterable<Item>): AsyncGenerator<Item, void> {
    const { topic, release } = await this.acquire(key);
    try {
      yield* watch(topic);
    } finally {
      release();
    }
  }
}
