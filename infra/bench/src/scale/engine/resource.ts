import type { Clock, Process, Suspend } from './clock.ts';

/** Servers that work off one queue, first come, first served: cores, a lock, or places that are limited. */
export class Resource {
  readonly name: string;
  readonly servers: number;
  readonly #clock: Clock;
  readonly #queue: (() => void)[] = [];
  #head = 0;
  #free: number;
  #busyMs = 0;

  constructor(clock: Clock, name: string, servers: number) {
    this.#clock = clock;
    this.name = name;
    this.servers = servers;
    this.#free = servers;
  }

  /** The milliseconds for which its servers were busy by `use`, added up. */
  get busyMs(): number {
    return this.#busyMs;
  }

  /** Waits for a server, and uses it for `ms`. */
  use(ms: number): Suspend {
    return (resume) =>
      this.acquire()(() => {
        this.#busyMs += ms;
        this.#clock.after(ms, () => {
          this.release();
          resume();
        });
      });
  }

  /** Waits for a server, and takes it until `release`. */
  acquire(): Suspend {
    return (resume) => {
      if (this.#free <= 0) {
        this.#queue.push(resume);
        return;
      }
      this.#free -= 1;
      resume();
    };
  }

  /** Waits for a server for at most `ms`. Returns whether it has one: then until `release`. */
  *acquireWithin(ms: number): Process<boolean> {
    let result: boolean | undefined;
    yield (resume) => {
      const endWith = (isIn: boolean) => {
        result = isIn;
        resume();
      };
      this.acquire()(() => (result === undefined ? endWith(true) : this.release()));
      if (result === undefined) this.#clock.after(ms, () => result === undefined && endWith(false));
    };
    return result === true;
  }

  /** Takes a server at once, even if none is free. Those who wait then wait until there are enough again. */
  acquireAtOnce(): void {
    this.#free -= 1;
  }

  release(): void {
    const next = this.#free < 0 ? undefined : this.#queue[this.#head];
    if (!next) {
      this.#free += 1;
      return;
    }
    this.#head += 1;
    // Drops those who were served, now and then, because a shift for each would be slow in a long queue.
    if (this.#head > 1_000) {
      this.#queue.splice(0, this.#head);
      this.#head = 0;
    }
    // Not at once: a long chain of those who only pass through would be as many nested calls.
    this.#clock.after(0, next);
  }
}
