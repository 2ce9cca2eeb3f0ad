import type { Processes } from '@jumpseat/dev/processes';
import { Latencies } from '../latency.ts';
import { type Program, type Remote, startProgram } from '../remote.ts';
import { type CommitTimesByFlight, type MessageCounts, noCounts } from './received-messages.ts';
import type { SeatVersions, ViewerCalls } from './viewers-main.ts';

const MAIN = new URL('viewers-main.ts', import.meta.url);
const MAX_PER_PROCESS = 9_000;
/** How long the last changes may take to reach everyone. */
const REACH_WITHIN_MS = 60_000;

/** What all viewers together received. */
export interface Received {
  readonly counts: MessageCounts;
  readonly failed: Readonly<Record<string, number>>;
  readonly latencies: Latencies;
}

/** Ends a count, and returns what was received. Latencies are of the commits whose times are given. */
export type EndCount = (commits: CommitTimesByFlight) => Promise<Received>;

/** Viewers in processes of their own. */
export class Viewers {
  readonly #processes: Processes;
  readonly #name: string;
  readonly #programs: Program<ViewerCalls>[] = [];
  /** How many are connected. */
  count = 0;

  constructor(processes: Processes, name = 'Viewers') {
    this.#processes = processes;
    this.#name = name;
  }

  get pids(): readonly number[] {
    return this.#programs.map(({ pid }) => pid);
  }

  /** Opens a viewer for each flight id. */
  async connect(url: string, flightIds: readonly string[]): Promise<void> {
    const programs = Math.ceil(flightIds.length / MAX_PER_PROCESS);
    while (this.#programs.length < programs) {
      const name = `${this.#name} ${this.#programs.length + 1}`;
      this.#programs.push(await startProgram<ViewerCalls>(this.#processes, { name, main: MAIN }));
    }
    const share = (program: number) => flightIds.filter((_, index) => index % programs === program);
    await this.all(({ connect }, program) => connect({ url, flightIds: share(program) }));
    this.count = flightIds.length;
  }

  /** Waits until every viewer has these versions. @throws where one still has not after a minute */
  async reach(versions: SeatVersions): Promise<void> {
    const behind = await this.behind(versions);
    if (behind > 0) throw new Error(`${behind} viewers were not reached within a minute`);
  }

  /** Waits until every viewer has these versions, at most a minute; returns how many viewers still do not. */
  async behind(versions: SeatVersions): Promise<number> {
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, REACH_WITHIN_MS);
    await Promise.race([this.all(({ reach }) => reach(versions)), late.promise]).finally(() => clearTimeout(timer));
    return (await this.all(({ behind }) => behind(versions))).reduce((sum, each) => sum + each, 0);
  }

  /** Counts from here on. */
  async begin(): Promise<EndCount> {
    await this.all(({ begin }) => begin());
    return async (commits) => {
      const latencies = new Latencies();
      const counts = noCounts();
      const failed: Record<string, number> = {};
      for (const summary of await this.all(({ summary }) => summary(commits))) {
        latencies.add(summary.latencies);
        for (const name of Object.keys(counts) as (keyof MessageCounts)[]) counts[name] += summary.counts[name];
        for (const [reason, count] of Object.entries(summary.failed)) failed[reason] = (failed[reason] ?? 0) + count;
      }
      return { counts, failed, latencies };
    };
  }

  /** Calls all processes. */
  all<T>(call: (calls: Remote<ViewerCalls>, program: number) => Promise<T>): Promise<T[]> {
    return Promise.all(this.#programs.map(({ calls }, program) => call(calls, program)));
  }

  /** Ends the processes. */
  async stop(): Promise<void> {
    await Promise.all(this.#programs.splice(0).map(({ stop }) => stop()));
  }
}
