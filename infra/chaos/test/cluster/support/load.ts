import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '@jumpseat/cluster/start-cluster';
import { checkSystem } from '../../../src/checker/check-system.ts';
import type { Violation } from '../../../src/checker/violation.ts';
import { type Call, finalStatusOf, treatProxyErrorAsLost } from '../../../src/passengers/call.ts';
import { createFlights, Flights } from '../../../src/passengers/flights.ts';
import { Passenger } from '../../../src/passengers/passenger.ts';
import { RecordingClient } from '../../../src/passengers/recording-client.ts';
import { Viewers } from '../../../src/passengers/viewers.ts';
import { waitUntilIdle } from '../../../src/run/wait-until-idle.ts';

const PASSENGERS = 12;
const SEED = 7;
const POLL_MS = 100;
/** Two requests for one order begin within this time. A repetition comes later. */
const TWIN_MS = 50;
/** Passengers who lose answers end their requests earlier than this. */
const ABORTED_WITHIN_MS = 1_000;

/** Passengers who hold, pay and read, and viewers of live maps, all through the proxy. */
export class Load {
  /** All requests so far. What the proxy answers itself, because a node died, counts as no answer. */
  readonly calls: Call[] = [];
  readonly #cluster: Cluster;
  readonly #viewers: Viewers;
  readonly #isOver = new AbortController();
  readonly #booking: Promise<unknown>;

  private constructor(cluster: Cluster) {
    this.#cluster = cluster;
    const requests = new RecordingClient(cluster.url, (call) => this.calls.push(treatProxyErrorAsLost(call)));
    const flights = new Flights();
    const deps = { requests, flights, onOutcome: () => undefined };
    this.#viewers = new Viewers(cluster.url);
    this.#viewers.watch(flights.ids);
    const passengers = Array.from({ length: PASSENGERS }, (_, number) => new Passenger(number, SEED, deps));
    this.#booking = Promise.all(passengers.map((each) => each.book(this.#isOver.signal)));
  }

  static async start(cluster: Cluster): Promise<Load> {
    await createFlights(cluster.databaseUrl);
    return new Load(cluster);
  }

  /** Waits until this many holds, payments and reads that begin from now on have succeeded. */
  async untilSucceeded(holds: number, bookings: number): Promise<void> {
    const since = Date.now();
    const succeeded = () => this.calls.filter(({ from, answer }) => from >= since && answer !== null);
    const count = (is: (call: Call) => boolean) => succeeded().filter(is).length;
    while (
      count(({ answer }) => answer?.status === 'SEATS_RESERVED') < holds ||
      count(({ answer }) => finalStatusOf(answer) === 'CONFIRMED') < bookings
    )
      await sleep(POLL_MS);
  }

  /**
   * The requests since a time that got no answer, or one that says that something of ours is down. Left out is what is
   * refused by design: a request for an order that another request is opening, and one that has to wait its turn.
   */
  failuresSince(time: number): Call[] {
    const creations = this.calls.filter(({ act }) => act === 'create');
    const hasTwin = (call: Call) =>
      creations.some(
        (other) =>
          call.act === 'create' && other !== call && other.userId === call.userId && other.from < call.from + TWIN_MS,
      );
    const hasFailed = (call: Call) =>
      call.answer === null
        ? !wasAborted(call)
        : call.answer.http >= 500 && call.answer.code !== 'OVERLOADED' && !hasTwin(call);
    return this.calls.filter((call) => call.to >= time && hasFailed(call));
  }

  /** Lets the passengers finish, waits until nothing is under way, and returns every broken promise. */
  async end(): Promise<readonly Violation[]> {
    this.#isOver.abort();
    await this.#booking;
    await waitUntilIdle(this.#cluster.databaseUrl, this.#viewers);
    const checked = await checkSystem(this.#cluster, { calls: this.calls, injectedFaults: [], mailbox: null });
    const { violations, tables } = checked;
    const seen = this.#viewers.violationsAgainst(tables);
    await this.#viewers.leave();
    return [...violations, ...this.#viewers.violations, ...seen];
  }
}

const wasAborted = ({ lost, from, to }: Call) => lost?.startsWith('TimeoutError') && to - from < ABORTED_WITHIN_MS;
