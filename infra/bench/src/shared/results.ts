/** `booking`: bookings one after another; `rush`: many passengers within a second; `live`: messages of the live map. */
export type Kind = 'booking' | 'rush' | 'live';

/** Jumpseat, or the least that could do the same work. */
export type Server = 'product' | 'floor';

/** The processes whose use is measured. Where the floor of the live map is measured, `api` is the floor's server. */
export const PROCESS_NAMES = ['api', 'worker', 'temporal', 'postgres', 'passengers', 'viewers'] as const;
export type ProcessName = (typeof PROCESS_NAMES)[number];
export type ByProcess = Readonly<Partial<Record<ProcessName, number>>>;

/** Milliseconds. Null where nothing was measured. */
export interface Latency {
  readonly p50: number | null;
  readonly p99: number | null;
  readonly max: number | null;
}

/** What the processes used while something was measured. */
export interface Usage {
  readonly seconds: number;
  /** CPU time in milliseconds, user and system, of each process and its descendants. Empty where it can't be read. */
  readonly cpuMs: ByProcess;
  /** Memory in MB at the end. Shared pages count once. */
  readonly memoryMb: ByProcess;
  /** How busy all cores were, in percent, whoever used them. */
  readonly machineCpu: number;
}

/** One measurement in one round. */
export interface Measurement extends Usage {
  readonly kind: Kind;
  /** What was measured, such as `many flights`. */
  readonly name: string;
  readonly server: Server;
  /** Starts at 1. */
  readonly round: number;
  /** How the clients connect: `rest`, `trpc` or `sdk`; viewers by `ws`. */
  readonly client: string;
  /** Passengers at once, passengers of a rush, or viewers. */
  readonly clients: number;
  /** Settings that differ from the usual ones. */
  readonly settings: Readonly<Record<string, string>>;
  /** Bookings confirmed, passengers who got an answer, or messages delivered. */
  readonly count: number;
  readonly perSecond: number;
  /** By what the clients waited for, such as `hold`. */
  readonly latency: Readonly<Record<string, Latency>>;
  /** Figures that only this kind has, such as the events of an order's history. The table shows their median. */
  readonly facts: Readonly<Record<string, number | null>>;
  /** How often each check failed, and how many messages were conflated. The table shows their sum. */
  readonly checks: Readonly<Record<string, number>>;
  /** How often each other end occurred, by its reason. */
  readonly failed: Readonly<Record<string, number>>;
}

/** What a run was measured on. */
export interface Machine {
  readonly cores: number;
  readonly cpu: string;
  readonly memoryMb: number;
  readonly node: string;
}

/** A whole run, as `--json` writes it. A field may be added; an existing field keeps its meaning, or `format` rises. */
export interface Results {
  readonly format: 2;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly machine: Machine;
  readonly measurements: readonly Measurement[];
}
