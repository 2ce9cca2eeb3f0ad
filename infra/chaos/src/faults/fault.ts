/**
 * A process that faults can strike. Those with numbers replace each other. `mail` is the mail server, which runs in the
 * process of the run.
 */
export type ProcessName = 'temporal' | 'postgres' | 'proxy' | 'mail' | `${'worker' | 'api' | 'temporal'}-${number}`;

/** The connections between parts, in the order of plans. A system may lack some of them. */
export const CONNECTIONS = [
  'api–postgres',
  'worker–postgres',
  'api–temporal',
  'worker–temporal',
  'worker–mail',
  'client–api',
  'temporal–postgres',
] as const;
export type Connection = (typeof CONNECTIONS)[number];

/** What faults can strike in a system. */
export interface Targets {
  readonly processes: readonly ProcessName[];
  /** For each connection the numbers of the processes that have a wire. */
  readonly wires: ReadonlyMap<Connection, readonly number[]>;
}

/** `kill`: SIGKILL, and a start after `forMs`. `stop`: SIGTERM, and a start. `pause`: SIGSTOP for `forMs`. */
export const PROCESS_FAULTS = ['kill', 'stop', 'pause'] as const;
/** `refuse`: asks senders to come back later, for `forMs`. Only the mail server can. */
export type ProcessFaultKind = (typeof PROCESS_FAULTS)[number] | 'refuse';

/** `lose-answers` forwards requests and drops answers, so that it strikes between a write and its acknowledgement. */
export const WIRE_FAULTS = ['cut', 'stall', 'delay', 'lose-answers'] as const;
export type WireFaultKind = (typeof WIRE_FAULTS)[number];

export interface ProcessFault {
  readonly kind: ProcessFaultKind;
  readonly process: ProcessName;
  readonly forMs: number;
  /** Delay after the begin of the group. @default 0 */
  readonly afterMs?: number;
}

export interface WireFault {
  readonly kind: WireFaultKind;
  readonly connection: Connection;
  /** Numbers of the processes whose wires get the fault. The connection `client–api` has a single wire. */
  readonly nodes: readonly number[];
  readonly forMs: number;
  /** For `delay`: the delay in each direction. */
  readonly delayMs?: number;
}

export type Fault = ProcessFault | WireFault;

/** Faults that begin together, or one shortly after the other. */
export interface FaultGroup {
  /** Milliseconds since the begin of the run. */
  readonly at: number;
  readonly faults: readonly Fault[];
}

/** A fault with the times of its begin and end, in epoch milliseconds. */
export interface InjectedFault {
  readonly fault: Fault;
  readonly from: number;
  /** When the part worked again; null until then. */
  readonly to: number | null;
}

/** The kind by which faults are counted: `kill worker`, `stall api–postgres`. */
export function kindOf(fault: Fault): string {
  return 'process' in fault ? `${fault.kind} ${fault.process.split('-')[0]}` : `${fault.kind} ${fault.connection}`;
}

/** A short description of a fault. */
export function describe(fault: Fault): string {
  const seconds = `${(fault.forMs / 1_000).toFixed(1)} s`;
  if ('process' in fault) return `${fault.kind} ${fault.process} ${seconds}`;
  const nodes = fault.connection === 'client–api' ? '' : ` of ${fault.nodes.join(' and ')}`;
  const delay = fault.delayMs === undefined ? '' : ` by ${fault.delayMs} ms`;
  return `${fault.kind} ${fault.connection}${nodes}${delay} ${seconds}`;
}
