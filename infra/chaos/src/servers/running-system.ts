import type { ProcessName } from '../faults/fault.ts';
import type { MailServer } from './mail-server.ts';
import type { Wires } from './wires.ts';

/** A process that a run starts, ends and pauses. */
export interface ControlledProcess {
  /** False if it has exited. Undefined if it isn't supervised. */
  readonly isRunning?: boolean;
  start(): Promise<unknown>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
}

/** A Jumpseat with its own servers and processes, and with wires between them. */
export interface RunningSystem {
  readonly processes: ReadonlyMap<ProcessName, ControlledProcess>;
  readonly wires: Wires;
  readonly mail: MailServer;
  /** The URL for clients, over the wire between clients and API. */
  readonly url: string;
  /** The database without a wire, for the checks. */
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  /** Whether it is a cluster: its proxy answers for nodes that are gone, and its Temporal stores everything in Postgres. */
  readonly isCluster: boolean;
  /** What its processes have printed, by their names. */
  readLogs(): Promise<Readonly<Record<string, string>>>;
  /** Stops everything, whatever state it is in. */
  remove(): Promise<void>;
}

/** @throws {RangeError} if the system has no process of this name */
export function processOf({ processes }: Pick<RunningSystem, 'processes'>, name: ProcessName): ControlledProcess {
  const process = processes.get(name);
  if (!process) throw new RangeError(`there is no process ${name}`);
  return process;
}
