/** Processes that faults strike. */
export const PROCESSES = ['worker-1', 'worker-2', 'api-1', 'api-2', 'temporal', 'postgres'] as const;
export type ProcessName = (typeof PROCESSES)[number];

/** Pairs of parts that speak with each other. */
export const PAIRS = ['api–postgres', 'worker–postgres', 'api–temporal', 'worker–temporal', 'client–api'] as const;
export type Pair = (typeof PAIRS)[number];

/** SIGKILL and a start after `forMs`; SIGTERM and a start; SIGSTOP for `forMs`. */
export const PROCESS_FAULTS = ['kill', 'stop', 'pause'] as const;
export type ProcessFaultKind = (typeof PROCESS_FAULTS)[number];

/** `lose-answers` carries what is asked and drops what is answered: it strikes between a write and its acknowledgement. */
export const WIRE_FAULTS = ['cut', 'stall', 'delay', 'lose-answers'] as const;
export type WireFaultKind = (typeof WIRE_FAULTS)[number];

export interface ProcessFault {
  readonly kind: ProcessFaultKind;
  readonly process: ProcessName;
  readonly forMs: number;
  /** So long after the strike begins; at once where it is left out. */
  readonly afterMs?: number;
}

export interface WireFault {
  readonly kind: WireFaultKind;
  readonly pair: Pair;
  /** The numbers of the processes whose wire is struck; of `client–api` there is one wire. */
  readonly nodes: readonly number[];
  readonly forMs: number;
  /** Of a delay, in each direction. */
  readonly delayMs?: number;
}

export type Fault = ProcessFault | WireFault;

/** Faults that begin together. */
export interface Strike {
  /** Milliseconds from the begin of the run. */
  readonly at: number;
  readonly faults: readonly Fault[];
}

/** A fault as it was carried out: times are epoch milliseconds. */
export interface Struck {
  readonly fault: Fault;
  readonly from: number;
  /** When the part was as before again; null while it isn't. */
  readonly to: number | null;
}

/** What a fault is counted as: `kill worker`, `stall api–postgres`. */
export function kindOf(fault: Fault): string {
  return 'process' in fault ? `${fault.kind} ${fault.process.split('-')[0]}` : `${fault.kind} ${fault.pair}`;
}

/** A fault in a few words. */
export function describe(fault: Fault): string {
  const seconds = `${(fault.forMs / 1_000).toFixed(1)} s`;
  if ('process' in fault) return `${fault.kind} ${fault.process} ${seconds}`;
  const nodes = fault.pair === 'client–api' ? '' : ` of ${fault.nodes.join(' and ')}`;
  const delay = fault.delayMs === undefined ? '' : ` by ${fault.delayMs} ms`;
  return `${fault.kind} ${fault.pair}${nodes}${delay} ${seconds}`;
}
