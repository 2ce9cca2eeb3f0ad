import { Random } from '../random.ts';
import {
  type Connection,
  type Fault,
  type FaultGroup,
  PROCESS_FAULTS,
  type ProcessFaultKind,
  type ProcessName,
  type Targets,
  WIRE_FAULTS,
} from './fault.ts';

/** The time between two groups of faults: 8 seconds on average. */
const INTERVAL_MS = { min: 6_000, max: 10_500 } as const;
/** The first group begins when passengers book already. */
const FIRST_AT_MS = 4_000;
/** The last fault ends this long before the run. */
const END_BEFORE_MS = 2_000;
/** The share of groups with two faults. */
const TWO_FAULTS_CHANCE = 0.25;
/** The share of groups that kill a worker between a write and its acknowledgement. */
const KILL_DURING_WRITE_CHANCE = 0.15;
const MAX_FAULT_MS = 20_000;
/** A part has no fault for this long after its last one, because it may still be starting. */
const SPARED_MS = 4_000;

type FaultKind =
  | { readonly kind: ProcessFaultKind; readonly process: ProcessName }
  | { readonly kind: (typeof WIRE_FAULTS)[number]; readonly connection: Connection };

const kindsFor = ({ processes, wires }: Targets): readonly FaultKind[] => [
  ...processes.flatMap((process) => PROCESS_FAULTS.map((kind) => ({ kind, process }))),
  { kind: 'refuse', process: 'mail' },
  ...[...wires.keys()].flatMap((connection) => WIRE_FAULTS.map((kind) => ({ kind, connection }))),
];

/**
 * Plans the faults of a run: the same seed, duration and targets give the same faults. Every kind of fault strikes every
 * part once before any is repeated, if the duration allows it.
 */
export function schedule(seed: number, durationMs: number, targets: Targets): FaultGroup[] {
  const random = new Random(`faults ${seed}`);
  const picker = new FaultPicker(random, targets);
  const groups: FaultGroup[] = [];
  for (let at = FIRST_AT_MS; ; at += Math.round(random.between(INTERVAL_MS.min, INTERVAL_MS.max))) {
    const maxMs = Math.min(MAX_FAULT_MS, durationMs - END_BEFORE_MS - at);
    if (maxMs < 1_000) return groups;
    let faults: Fault[] = random.chance(KILL_DURING_WRITE_CHANCE) ? picker.killDuringWrite(at, maxMs) : [];
    if (faults.length === 0) {
      const count = random.chance(TWO_FAULTS_CHANCE) ? 2 : 1;
      faults = picker.pickMany(count, at, maxMs);
    }
    if (faults.length > 0) groups.push({ at, faults });
  }
}

/** Picks kinds of faults in random order, without repetition. Skips parts that still have a fault. */
class FaultPicker {
  readonly #random: Random;
  readonly #targets: Targets;
  readonly #busyUntil = new Map<string, number>();
  #left: FaultKind[] = [];

  constructor(random: Random, targets: Targets) {
    this.#random = random;
    this.#targets = targets;
  }

  pickMany(count: number, at: number, maxMs: number): Fault[] {
    return Array.from({ length: count }, () => this.#pick(at, maxMs)).filter((fault) => fault !== undefined);
  }

  #pick(at: number, maxMs: number): Fault | undefined {
    if (this.#left.length === 0) this.#left = this.#random.shuffle(kindsFor(this.#targets));
    const index = this.#left.findIndex((kind) => !this.#isBusy(kind, at));
    const [kind] = index < 0 ? [] : this.#left.splice(index, 1);
    if (!kind) return undefined;
    const fault = this.#faultOf(kind, maxMs);
    this.#occupy(fault, at);
    return fault;
  }

  /**
   * Drops the answers to a worker, or stalls its wire, and kills the worker meanwhile: between a write and its
   * acknowledgement. The long ones outlast timers of workflows. Returns nothing if one of the parts has a fault already.
   */
  killDuringWrite(at: number, maxMs: number): Fault[] {
    const random = this.#random;
    const connection = random.pick(['worker–postgres', 'worker–postgres', 'worker–temporal', 'worker–mail'] as const);
    const workers = this.#targets.wires.get(connection) ?? [];
    const node = random.pick(workers);
    const kind = random.pick(['lose-answers', 'stall'] as const);
    const isLong = random.chance(0.3);
    const forMs = Math.round(
      Math.min(maxMs - 500, isLong ? random.between(14_000, 18_000) : random.between(1_500, 6_000)),
    );
    const afterMs = Math.round(forMs * random.between(0.4, 0.95));
    const faults: Fault[] = [
      { kind, connection, nodes: random.pick([[node], workers]), forMs },
      { kind: 'kill', process: `worker-${node}`, forMs: Math.min(500, maxMs - afterMs), afterMs },
    ];
    if (faults.some((fault) => this.#isBusy(fault, at))) return [];
    for (const fault of faults) this.#occupy(fault, at);
    return faults;
  }

  #faultOf(template: FaultKind, maxMs: number): Fault {
    const random = this.#random;
    const ms = (min: number, max: number) => Math.round(Math.min(maxMs, random.between(min, max)));
    // Most faults are short. Some outlast every timeout on their path.
    const isLong = random.chance(0.12);
    if ('process' in template) {
      const pauseMs = isLong ? ms(10_000, MAX_FAULT_MS) : ms(3_000, 6_000);
      const lasts = template.kind === 'pause' || template.kind === 'refuse';
      return { ...template, forMs: lasts ? pauseMs : ms(0, 2_000) };
    }
    const forMs = isLong ? ms(8_000, MAX_FAULT_MS) : ms(1_000, 4_000);
    const all = this.#targets.wires.get(template.connection) ?? [];
    const nodes = all.length === 1 ? all : random.pick([...all.map((node) => [node]), all]);
    return { ...template, nodes, forMs, ...(template.kind === 'delay' && { delayMs: random.integer(50, 600) }) };
  }

  #isBusy(fault: Parameters<typeof targetOf>[0], at: number): boolean {
    return (this.#busyUntil.get(targetOf(fault)) ?? 0) > at;
  }

  #occupy(fault: Fault, at: number): void {
    this.#busyUntil.set(targetOf(fault), endOf(fault, at) + SPARED_MS);
  }
}

const targetOf = (fault: { readonly process: ProcessName } | { readonly connection: Connection }) =>
  'process' in fault ? fault.process : fault.connection;

/** The planned end of a fault whose group begins at `at`. */
export function endOf(fault: Fault, at: number): number {
  return at + fault.forMs + ('process' in fault ? (fault.afterMs ?? 0) : 0);
}
