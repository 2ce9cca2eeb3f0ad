import { setTimeout as sleep } from 'node:timers/promises';
import { type ControlledProcess, processOf, type RunningSystem } from '../servers/running-system.ts';
import type { Fault, FaultGroup, InjectedFault, ProcessFault, ProcessName, WireFault } from './fault.ts';

const CHECK_EVERY_MS = 500;
const RESTART_AFTER_MS = 500;
const STOP_WITHIN_MS = 20_000;
/** A process that isn't ready within this time is restarted. */
const START_WITHIN_MS = 45_000;

/** A process that exited though no fault struck it. */
export interface UnexpectedExit {
  readonly process: ProcessName;
  readonly at: number;
}

/** Injects faults into a running system, and restarts processes that exited, as a supervisor does. */
export class FaultInjector {
  readonly injectedFaults: InjectedFault[] = [];
  readonly unexpectedExits: UnexpectedExit[] = [];
  readonly #system: RunningSystem;
  readonly #onFaultOver: (injected: InjectedFault) => void;
  readonly #active = new Set<Fault>();
  readonly #underRepair = new Set<ProcessName>();
  readonly #isOver = new AbortController();

  /** @param onFaultOver called at the end of each fault */
  constructor(system: RunningSystem, onFaultOver: (injected: InjectedFault) => void) {
    this.#system = system;
    this.#onFaultOver = onFaultOver;
  }

  /** The faults in effect now. */
  get active(): readonly Fault[] {
    return [...this.#active];
  }

  /** Injects the planned faults. Resolves when the last fault is over and everything runs again. */
  async run(groups: readonly FaultGroup[]): Promise<void> {
    const begun = Date.now();
    const supervision = this.#supervise();
    const injections = groups.flatMap(({ at, faults }) =>
      faults.map(async (fault) => {
        const afterMs = 'process' in fault ? (fault.afterMs ?? 0) : 0;
        await this.#wait(begun + at + afterMs - Date.now());
        if (!this.#isOver.signal.aborted) await this.#inject(fault);
      }),
    );
    await Promise.all(injections);
    this.#isOver.abort();
    await supervision;
  }

  /** Stops early. Processes and wires with a fault now are not repaired. */
  stop(): void {
    this.#isOver.abort();
  }

  async #inject(fault: Fault): Promise<void> {
    const index = this.injectedFaults.push({ fault, from: Date.now(), to: null }) - 1;
    this.#active.add(fault);
    try {
      if ('process' in fault) await this.#injectIntoProcess(fault);
      else await this.#injectIntoWires(fault);
    } finally {
      this.#active.delete(fault);
      const over = { fault, from: this.injectedFaults[index]?.from ?? 0, to: Date.now() };
      this.injectedFaults[index] = over;
      this.#onFaultOver(over);
    }
  }

  async #injectIntoProcess({ kind, process: name, forMs }: ProcessFault): Promise<void> {
    const process = processOf(this.#system, name);
    if (kind === 'pause') {
      process.pause();
      await this.#wait(forMs);
      process.resume();
      return;
    }
    if (kind === 'refuse') {
      this.#system.mail.refuse();
      await this.#wait(forMs);
      this.#system.mail.accept();
      return;
    }
    // The process may still be starting after an earlier fault.
    while (this.#underRepair.has(name) && !this.#isOver.signal.aborted) await this.#wait(CHECK_EVERY_MS);
    this.#underRepair.add(name);
    try {
      // A supervisor kills a process that doesn't end in time.
      if (kind === 'stop') await Promise.race([process.stop(), this.#wait(STOP_WITHIN_MS)]);
      await process.kill();
      await this.#wait(forMs);
      await this.#start(process);
    } finally {
      this.#underRepair.delete(name);
    }
  }

  async #injectIntoWires({ kind, connection, nodes, forMs, delayMs = 0 }: WireFault): Promise<void> {
    const wires = nodes.map((node) => this.#system.wires.get(connection, node));
    for (const wire of wires) {
      if (kind === 'cut') void wire.cut();
      else if (kind === 'delay') wire.delay(delayMs);
      else wire.stall(kind === 'stall' ? 'both' : 'back');
    }
    await this.#wait(forMs);
    for (const wire of wires) {
      if (kind === 'cut') await wire.mend();
      else if (kind === 'delay') wire.delay(0);
      else {
        // The held-back answers are lost with their connections.
        if (kind === 'lose-answers') wire.drop();
        wire.resume();
      }
    }
  }

  async #start(process: ControlledProcess): Promise<void> {
    while (!this.#isOver.signal.aborted) {
      const result = await Promise.race([
        process.start().then(
          () => 'started' as const,
          () => 'failed' as const,
        ),
        sleep(START_WITHIN_MS, 'late' as const),
      ]);
      if (result === 'started') return;
      await process.kill();
      await sleep(RESTART_AFTER_MS);
    }
  }

  async #supervise(): Promise<void> {
    const repairs: Promise<void>[] = [];
    while (!this.#isOver.signal.aborted) {
      for (const [name, process] of this.#system.processes) {
        if (process.isRunning !== false || this.#underRepair.has(name)) continue;
        this.unexpectedExits.push({ process: name, at: Date.now() });
        this.#underRepair.add(name);
        repairs.push(this.#start(process).finally(() => this.#underRepair.delete(name)));
      }
      await this.#wait(CHECK_EVERY_MS);
    }
    await Promise.all(repairs);
  }

  async #wait(ms: number): Promise<void> {
    await sleep(Math.max(0, ms), undefined, { signal: this.#isOver.signal }).catch(() => undefined);
  }
}
