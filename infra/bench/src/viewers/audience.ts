import { now } from '../clock.ts';
import { type Counts, Histogram } from '../report/histogram.ts';
import { Arrivals } from './arrivals.ts';
import { judge, type Versions } from './version-check.ts';

/** What all viewers of a process have received since they were last asked to begin. */
export interface Tally {
  /** Messages about seats. */
  received: number;
  /** Their bytes, where the viewer sees them; else 0. */
  bytes: number;
  /** Messages that left versions out. */
  gaps: number;
  /** Messages that brought nothing new, or something older. */
  doubled: number;
  /** Messages that brought several versions at once. */
  conflated: number;
  /** Sockets that the server closed on viewers who had stopped reading. */
  cutOff: number;
  /** Refusals, failed connections, and sockets that the server closed on others. */
  errors: number;
}

/** How often each kind of error occurred. */
export type Reasons = Readonly<Record<string, number>>;

/** When the changes of a flight were asked for: `at[n]` is of version `first + n`. */
export interface Made {
  readonly first: number;
  readonly at: readonly number[];
}

/** The versions that were asked for, by flight. */
export type MadeChanges = Readonly<Record<string, Made>>;

const none = (): Tally => ({ received: 0, bytes: 0, gaps: 0, doubled: 0, conflated: 0, cutOff: 0, errors: 0 });

/** Who is watching one flight in this process. */
interface Watched {
  readonly index: number;
  viewers: number;
  /** How many viewers have each version, until all have. */
  readonly have: Map<number, number>;
  /** The newest version that all have. */
  all: number;
  readonly waiting: Set<{ readonly version: number; readonly done: () => void }>;
}

/** What a viewer tells of itself. */
export interface Watcher {
  readonly flightId: string;
  /** The last version it has seen. */
  seen: number | undefined;
}

/** Takes down what the viewers of this process receive. */
export class Audience {
  readonly #flights = new Map<string, Watched>();
  readonly #arrivals = new Arrivals();
  readonly #reasons = new Map<string, number>();
  #tally = none();

  /** Takes a message down, which was parsed just now. */
  take(watcher: Watcher, message: Versions, bytes: number): void {
    const at = now();
    const tally = this.#tally;
    const { seen } = watcher;
    tally.received += 1;
    tally.bytes += bytes;
    const verdict = judge(seen, message);
    if (verdict === 'doubled') {
      tally.doubled += 1;
      return;
    }
    if (verdict === 'gap') tally.gaps += 1;
    if (verdict === 'conflated') tally.conflated += 1;
    watcher.seen = message.version;
    const watched = this.#watched(watcher.flightId);
    const first = Math.max(message.after ?? -1, seen ?? message.version - 1) + 1;
    for (let version = first; version <= message.version; version++) {
      this.#arrivals.add(watched.index, version, at);
      this.#count(watched, version);
    }
  }

  cutOff(): void {
    this.#tally.cutOff += 1;
  }

  fail(reason: string): void {
    this.#tally.errors += 1;
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
  }

  join({ flightId }: Watcher): void {
    this.#watched(flightId).viewers += 1;
  }

  /** Resolves when every viewer of the flight has that version. */
  reach(flightId: string, version: number): Promise<void> {
    const watched = this.#watched(flightId);
    if (watched.viewers === 0 || watched.all >= version) return Promise.resolve();
    return new Promise((done) => watched.waiting.add({ version, done }));
  }

  /** How many viewers of the flight do not have that version. */
  behind(flightId: string, version: number): number {
    const { viewers, all, have } = this.#watched(flightId);
    return all >= version ? 0 : viewers - (have.get(version) ?? 0);
  }

  begin(): void {
    this.#tally = none();
    this.#reasons.clear();
    this.#arrivals.clear();
  }

  /** What was received, and how long each version that was asked for took to each viewer. */
  result(made: MadeChanges): { tally: Tally; reasons: Reasons; latencies: Counts } {
    const latencies = new Histogram();
    const asked: (Made | undefined)[] = [...this.#flights.keys()].map((flightId) => made[flightId]);
    this.#arrivals.visit((flight, version, at) => {
      const changes = asked[flight];
      const from = changes?.at[version - changes.first];
      if (from !== undefined) latencies.add(at - from);
    });
    return { tally: this.#tally, reasons: Object.fromEntries(this.#reasons), latencies: latencies.counts() };
  }

  #watched(flightId: string): Watched {
    const known = this.#flights.get(flightId);
    if (known) return known;
    const watched = { index: this.#flights.size, viewers: 0, have: new Map(), all: -1, waiting: new Set<never>() };
    this.#flights.set(flightId, watched);
    return watched;
  }

  #count(watched: Watched, version: number): void {
    const count = (watched.have.get(version) ?? 0) + 1;
    if (count < watched.viewers) {
      watched.have.set(version, count);
      return;
    }
    watched.have.delete(version);
    watched.all = Math.max(watched.all, version);
    for (const each of watched.waiting) {
      if (each.version > watched.all) continue;
      watched.waiting.delete(each);
      each.done();
    }
  }
}
