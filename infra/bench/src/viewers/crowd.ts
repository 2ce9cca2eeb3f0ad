import type { Processes } from '@jumpseat/dev/processes';
import { now } from '../clock.ts';
import type { Remote } from '../remote.ts';
import { Histogram } from '../report/histogram.ts';
import { cpuPercent } from '../servers/usage.ts';
import { startRemote } from '../start-remote.ts';
import type { MadeChanges, Reasons, Tally } from './audience.ts';
import type { ViewerKind } from './viewer.ts';
import type { ViewerCalls } from './viewers-main.ts';

const MAIN = new URL('viewers-main.ts', import.meta.url);

/** The most sockets that one process of viewers opens. */
const MOST_PER_PROCESS = 9_000;
/** How long the last changes have to reach everyone, in milliseconds. */
const REACH_WITHIN_MS = 60_000;

/** A version of each flight. */
export type Versions = Readonly<Record<string, number>>;

/** What all viewers together received. */
export interface Received {
  readonly tally: Tally;
  readonly reasons: Reasons;
  readonly latencies: Histogram;
  /** CPU of the viewers' processes together, in percent of one core and in milliseconds. */
  readonly cpu: number;
  readonly cpuMs: number;
}

/** Viewers in processes of their own. */
export class Crowd {
  readonly #name: string;
  readonly #processes: Processes;
  readonly #members: {
    readonly pid: number;
    readonly calls: Remote<ViewerCalls>;
    readonly stop: () => Promise<void>;
  }[] = [];

  /** @param name what its processes are called */
  constructor(name: string, processes: Processes) {
    this.#name = name;
    this.#processes = processes;
  }

  /** The numbers of its processes. */
  get pids(): readonly number[] {
    return this.#members.map(({ pid }) => pid);
  }

  /** Opens a viewer for each of these flights. */
  async connect(url: string, kind: ViewerKind, flightIds: readonly string[]): Promise<void> {
    const members = Math.ceil(flightIds.length / MOST_PER_PROCESS);
    while (this.#members.length < members) this.#members.push(await this.#start(this.#members.length + 1));
    const share = (member: number) => flightIds.filter((_, index) => index % members === member);
    await this.#each(({ connect }, member) => connect({ url, kind, flightIds: share(member) }));
  }

  /**
   * Answers when every viewer has these versions, by flight.
   * @throws where one still has not after a minute
   */
  async reach(versions: Versions): Promise<void> {
    const behind = await this.behind(versions);
    if (behind > 0) throw new Error(`${behind} viewers were not reached within a minute`);
  }

  /** Waits as {@link reach} does; answers how many viewers do not have these versions after a minute. */
  async behind(versions: Versions): Promise<number> {
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, REACH_WITHIN_MS);
    await Promise.race([this.#each(({ reach }) => reach(versions)), late.promise]).finally(() => clearTimeout(timer));
    return (await this.#each(({ behind }) => behind(versions))).reduce((sum, each) => sum + each, 0);
  }

  /** Counts from here; answers how to learn what was received since. */
  async begin(): Promise<(made: MadeChanges) => Promise<Received>> {
    const before = await this.#each(({ begin }) => begin());
    return async (made) => {
      const results = await this.#each(({ result }) => result(made));
      const latencies = new Histogram();
      const tally: Tally = { received: 0, bytes: 0, gaps: 0, doubled: 0, conflated: 0, cutOff: 0, errors: 0 };
      const reasons: Record<string, number> = {};
      let [cpu, cpuMs] = [0, 0];
      for (const [member, result] of results.entries()) {
        latencies.merge(result.latencies);
        for (const name of Object.keys(tally) as (keyof Tally)[]) tally[name] += result.tally[name];
        for (const [reason, count] of Object.entries(result.reasons)) reasons[reason] = (reasons[reason] ?? 0) + count;
        const from = before[member];
        if (!from) continue;
        cpu += cpuPercent(from, result.usage);
        cpuMs += result.usage.cpuMs - from.cpuMs;
      }
      return { tally, reasons, latencies, cpu, cpuMs };
    };
  }

  /** Everybody stops reading, and keeps the socket. */
  async pause(): Promise<void> {
    await this.#each(({ pause }) => pause());
  }

  async resume(): Promise<void> {
    await this.#each(({ resume }) => resume());
  }

  /** Everybody loses the socket at once, and remembers what was seen last. */
  async leave(): Promise<void> {
    await this.#each(({ leave }) => leave());
  }

  /** Those who left come back, spread over a time; answers how long each waited for a message, and in how many seconds all had one. */
  async comeBack(overMs: number): Promise<{ waits: Histogram; seconds: number }> {
    const start = now();
    const waits = new Histogram();
    for (const counts of await this.#each(({ comeBack }) => comeBack(overMs))) waits.merge(counts);
    return { waits, seconds: (now() - start) / 1_000 };
  }

  async disconnect(): Promise<void> {
    await this.#each(({ disconnect }) => disconnect());
  }

  /** Ends the processes. */
  async stop(): Promise<void> {
    await Promise.all(this.#members.splice(0).map(({ stop }) => stop()));
  }

  #each<T>(call: (calls: Remote<ViewerCalls>, member: number) => Promise<T>): Promise<T[]> {
    return Promise.all(this.#members.map(({ calls }, member) => call(calls, member)));
  }

  #start(number: number) {
    return startRemote<ViewerCalls>(this.#processes, `${this.#name} ${number}`, MAIN);
  }
}
