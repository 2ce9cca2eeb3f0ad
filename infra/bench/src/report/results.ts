import type { ServerKind } from '../servers/server.ts';
import type { ViewerKind } from '../viewers/viewer.ts';
import type { RunFacts } from './run-facts.ts';

/**
 * One measured stretch. Latencies are in milliseconds, from just before a change was asked of the database until a viewer had
 * parsed it (of those who come back in a storm: from opening the socket until the first message). CPU is in percent of one core.
 */
export interface Row {
  readonly scenario: string;
  readonly server: ServerKind;
  readonly viewer: ViewerKind;
  readonly viewers: number;
  readonly flights: number;
  /** Changes a second that were asked for, of all flights together; `most`: as many as all viewers could take. */
  readonly rate: number | 'most';
  readonly seconds: number;
  /** Changes that were made. */
  readonly changes: number;
  /** Messages that viewers received and parsed. */
  readonly delivered: number;
  readonly deliveredPerSecond: number;
  /** Null where the viewer does not see bytes. */
  readonly bytesPerMessage: number | null;
  readonly p50: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  /** How long a commit took: the part of a latency that is the database's. Null where it is not measured. */
  readonly commitP99: number | null;
  /** Messages that left out versions. */
  readonly gaps: number;
  /** Messages that brought nothing newer than was seen. */
  readonly doubled: number;
  /** Messages that brought several versions in one. */
  readonly conflated: number;
  /** Viewers who did not have the last change of their flight a minute after it was made. */
  readonly behind: number;
  /** Sockets that the server closed on viewers who had stopped reading; they come back. */
  readonly cutOff: number;
  /** Refusals, failed connections, sockets that the server closed on others. */
  readonly errors: number;
  /** How often each kind of error occurred. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly serverCpu: number;
  /** CPU time of the server for each message delivered, in microseconds. */
  readonly serverCpuPerMessage: number | null;
  /** CPU of all processes of these viewers together, and the time it makes for each message, in microseconds. */
  readonly viewersCpu: number;
  readonly viewersCpuPerMessage: number | null;
  /** How busy all cores were, in percent: what others do on this machine shows in it. */
  readonly machineCpu: number;
  /** Resident memory of the server in MB: at the start, at most (looked at each half second), at the end. */
  readonly memory: { readonly before: number; readonly peak: number; readonly after: number };
  /** What an idle viewer costs the server, in KB, where it was measured: of resident memory, and of what JavaScript uses. */
  readonly perViewer: { readonly residentKb: number; readonly usedKb: number } | null;
}

/** The product beside the floor, under the same viewers. */
export interface Ratio {
  readonly viewer: ViewerKind;
  readonly viewers: number;
  /** Messages delivered a second in each round, in the order of the rounds. */
  readonly product: readonly number[];
  readonly floor: readonly number[];
  /** The product's median over the floor's. */
  readonly ratio: number;
  /** The floor's CPU time for a message over the product's, medians: unlike `ratio` it does not depend on what else was saturated. */
  readonly cpuRatio: number;
  /** Messages a second that these viewers could take with a core to themselves: no server can be seen to deliver more. */
  readonly viewersCeiling: number;
}

/** All of a run, as `--json` writes it. A field may be added; one that is here keeps its meaning, or `format` rises. */
export interface Results extends RunFacts {
  readonly format: 1;
  readonly rows: readonly Row[];
  readonly ratios: readonly Ratio[];
}
