/** Suspends a process. The clock's owner calls `resume` when the process may go on. */
export type Suspend = (resume: () => void) => void;

/** What something does in simulated time. */
export type Process<Result = void> = Generator<Suspend, Result, void>;

interface Event {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Simulated time in milliseconds. Events of one moment run in the order in which they were planned. */
export class Clock {
  now = 0;
  /** A binary heap: each event is due before its two children. */
  readonly #events: Event[] = [];
  #planned = 0;

  /** Runs `run` after `ms`. */
  after(ms: number, run: () => void): void {
    const events = this.#events;
    const event = { at: this.now + ms, order: this.#planned++, run };
    let place = events.length;
    for (let parent = (place - 1) >> 1; place > 0; parent = (place - 1) >> 1) {
      const above = events[parent];
      if (!above || !isBefore(event, above)) break;
      events[place] = above;
      place = parent;
    }
    events[place] = event;
  }

  wait(ms: number): Suspend {
    return (resume) => this.after(ms, resume);
  }

  start(process: Process): void {
    const step = () => {
      const { value, done } = process.next();
      if (!done) value(step);
    };
    step();
  }

  /** Runs events until none is left, or until `isOver`. */
  run(isOver: () => boolean = () => false): void {
    while (!isOver()) {
      const next = this.#takeFirst();
      if (!next) return;
      this.now = next.at;
      next.run();
    }
  }

  #takeFirst(): Event | undefined {
    const events = this.#events;
    const [first] = events;
    const last = events.pop();
    if (!first || !last || events.length === 0) return first;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      const left = events[child];
      const right = events[child + 1];
      if (left && right && isBefore(right, left)) child += 1;
      const below = events[child];
      if (!below || !isBefore(below, last)) break;
      events[place] = below;
      place = child;
    }
    events[place] = last;
    return first;
  }
}

const isBefore = (one: Event, other: Event) => one.at < other.at || (one.at === other.at && one.order < other.order);
