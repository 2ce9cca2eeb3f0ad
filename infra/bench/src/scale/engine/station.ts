import type { Clock, Pause, Process } from './clock.ts';

/** Servers that work off one queue, first come, first served: cores, a lock, or places that are limited. */
export class Station {
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
  use(ms: number): Pause {
    return (resume) =>
      this.enter()(() => {
        this.#busyMs += ms;
        this.#clock.after(ms, () => {
          this.leave();
          resume();
        });
      });
  }

  /** Waits for a server, and takes it until `leave`. */
  enter(): Pause {
    return (resume) => {
      if (this.#free <= 0) {
        this.#queue.push(resume);
        return;
      }
      this.#free -= 1;
      resume();
    };
  }

  /** Waits for a server for at most `ms`. Returns whether it has one: then until `leave`. */
  *enterWithin(ms: number): Process<boolean> {
    let result: boolean | undefined;
    yield (resume) => {
      const endWith = (isIn: boolean) => {
        result = isIn;
        resume();
      };
      this.enter()(() => (result === undefined ? endWith(true) : this.leave()));
      if (result === undefined) this.#clock.after(ms, () => result === undefined && endWith(false));
    };
    return result === true;
  }

  /** Takes a server at once, even if none is free. Those who wait then wait until there are enough again. */
  enterAtOnce(): void {
    this.#free -= 1;
  }

  leave(): void {
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
