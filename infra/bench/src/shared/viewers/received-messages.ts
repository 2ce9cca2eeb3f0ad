import { now } from '../clock.ts';
import { Latencies } from '../latency.ts';
import type { Versions } from './viewer.ts';

/** `cutOff` counts sockets that the server closed on viewers who had stopped reading. */
export type MessageCounts = ReturnType<typeof noCounts>;

/** When the versions of a flight were committed: `at[n]` is the time just before the commit of version `first + n`. */
export interface CommitTimes {
  readonly first: number;
  readonly at: readonly number[];
}

export type CommitTimesByFlight = Readonly<Record<string, CommitTimes>>;

export interface ReceivedSummary {
  readonly counts: MessageCounts;
  /** How often each failure occurred. */
  readonly failed: Readonly<Record<string, number>>;
  /** From a commit until a viewer had parsed the message, as `Latencies.encode` returns it. */
  readonly latencies: string;
}

/** A viewer's flight, and the last version that the viewer received. */
export interface ViewerState {
  readonly flightId: string;
  seen: number | undefined;
}

interface FlightState {
  readonly viewers: ViewerState[];
  /** Calls of {@link ReceivedMessages.reach}, with the number of viewers that do not have the version yet. */
  readonly waiting: Set<{ readonly version: number; missing: number; readonly resolve: () => void }>;
  /** Versions and times in turn, in the order of their arrival. */
  arrivals: number[];
}

export const noCounts = () => ({ received: 0, bytes: 0, gaps: 0, doubled: 0, conflated: 0, cutOff: 0 });

/** Classifies a message for a viewer. A gap leaves versions out; a doubled message brings nothing newer. */
export function classify(
  seen: number | undefined,
  { type, after, version }: Versions,
): 'snapshot' | 'next' | 'conflated' | 'gap' | 'doubled' {
  if (seen !== undefined && (version < seen || (version === seen && type === 'delta'))) return 'doubled';
  if (type === 'snapshot' || after === undefined) return 'snapshot';
  if (seen !== undefined && after > seen) return 'gap';
  return version - after > 1 ? 'conflated' : 'next';
}

/** Records what the viewers of this process receive. */
export class ReceivedMessages {
  readonly #flights = new Map<string, FlightState>();
  #failed: Record<string, number> = {};
  #counts = noCounts();

  begin(): void {
    this.#counts = noCounts();
    this.#failed = {};
    for (const flight of this.#flights.values()) flight.arrivals = [];
  }

  join(viewer: ViewerState): void {
    this.#flight(viewer.flightId).viewers.push(viewer);
  }

  /** Records a message that was just parsed. */
  take(viewer: ViewerState, message: Versions, bytes: number): void {
    const at = now();
    const counts = this.#counts;
    const { seen } = viewer;
    const verdict = classify(seen, message);
    counts.received += 1;
    counts.bytes += bytes;
    if (verdict === 'doubled') {
      counts.doubled += 1;
      return;
    }
    if (verdict === 'gap') counts.gaps += 1;
    if (verdict === 'conflated') counts.conflated += 1;
    viewer.seen = message.version;
    const flight = this.#flight(viewer.flightId);
    const first = Math.max(message.after ?? -1, seen ?? message.version - 1) + 1;
    for (let version = first; version <= message.version; version++) flight.arrivals.push(version, at);
    for (const each of flight.waiting) {
      if ((seen ?? -1) >= each.version || message.version < each.version) continue;
      each.missing -= 1;
      if (each.missing > 0) continue;
      flight.waiting.delete(each);
      each.resolve();
    }
  }

  cutOff(): void {
    this.#counts.cutOff += 1;
  }

  fail(reason: string): void {
    this.#failed[reason] = (this.#failed[reason] ?? 0) + 1;
  }

  /** Waits until every viewer of the flight has the version. */
  reach(flightId: string, version: number): Promise<void> {
    const missing = this.behind(flightId, version);
    if (missing === 0) return Promise.resolve();
    return new Promise((resolve) => this.#flight(flightId).waiting.add({ version, missing, resolve }));
  }

  /** How many viewers of the flight do not have the version. */
  behind(flightId: string, version: number): number {
    return this.#flight(flightId).viewers.filter(({ seen }) => (seen ?? -1) < version).length;
  }

  /** Returns what was received since {@link begin}, with the latency of each version whose commit time is known. */
  summary(commits: CommitTimesByFlight): ReceivedSummary {
    const latencies = new Latencies();
    for (const [flightId, { arrivals }] of this.#flights) {
      const { first, at } = commits[flightId] ?? { first: 0, at: [] };
      for (let index = 0; index < arrivals.length; index += 2) {
        const committedAt = at[(arrivals[index] ?? 0) - first];
        if (committedAt !== undefined) latencies.record((arrivals[index + 1] ?? 0) - committedAt);
      }
    }
    return { counts: this.#counts, failed: this.#failed, latencies: latencies.encode() };
  }

  #flight(flightId: string): FlightState {
    const known = this.#flights.get(flightId);
    if (known) return known;
    const flight: FlightState = { viewers: [], waiting: new Set(), arrivals: [] };
    this.#flights.set(flightId, flight);
    return flight;
  }
}
