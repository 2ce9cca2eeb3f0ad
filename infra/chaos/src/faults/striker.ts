import { setTimeout as sleep } from 'node:timers/promises';
import type { Part, RunningSystem } from '../servers/system.ts';
import type { Fault, ProcessFault, ProcessName, Strike, Struck, WireFault } from './fault.ts';

const LOOK_EVERY_MS = 500;
const START_AGAIN_MS = 500;
const STOP_WITHIN_MS = 20_000;
/** A process that doesn't say that it is ready within this time is started anew. */
const START_WITHIN_MS = 45_000;

/** A process that ended though no fault struck it. */
export interface Death {
  readonly process: ProcessName;
  readonly at: number;
}

/** Carries out faults, and starts again what ended, as a supervisor does. */
export class Striker {
  readonly struck: Struck[] = [];
  readonly deaths: Death[] = [];
  readonly #system: RunningSystem;
  readonly #onStruck: (struck: Struck) => void;
  readonly #active = new Set<Fault>();
  readonly #underRepair = new Set<ProcessName>();
  readonly #isOver = new AbortController();
  #work: Promise<unknown> = Promise.resolve();

  /** @param onStruck hears of each fault when it is over */
  constructor(system: RunningSystem, onStruck: (struck: Struck) => void) {
    this.#system = system;
    this.#onStruck = onStruck;
  }

  /** Faults that strike now. */
  get active(): readonly Fault[] {
    return [...this.#active];
  }

  /** Carries out a schedule; resolves when the last fault is over and everything runs again. */
  async run(strikes: readonly Strike[]): Promise<void> {
    const begun = Date.now();
    const supervision = this.#supervise();
    const carriedOut = strikes.flatMap(({ at, faults }) =>
      faults.map(async (fault) => {
        const afterMs = 'process' in fault ? (fault.afterMs ?? 0) : 0;
        await this.#wait(begun + at + afterMs - Date.now());
        if (!this.#isOver.signal.aborted) await this.#strike(fault);
      }),
    );
    this.#work = Promise.all(carriedOut);
    await this.#work;
    this.#isOver.abort();
    await supervision;
  }

  /** Ends faults early; what is struck now is not repaired. */
  stop(): void {
    this.#isOver.abort();
  }

  async #strike(fault: Fault): Promise<void> {
    const index = this.struck.push({ fault, from: Date.now(), to: null }) - 1;
    this.#active.add(fault);
    try {
      if ('process' in fault) await this.#strikeProcess(fault);
      else await this.#strikeWires(fault);
    } finally {
      this.#active.delete(fault);
      const over = { fault, from: this.struck[index]?.from ?? 0, to: Date.now() };
      this.struck[index] = over;
      this.#onStruck(over);
    }
  }

  async #strikeProcess({ kind, process, forMs }: ProcessFault): Promise<void> {
    const part = this.#system.parts[process];
    if (kind === 'pause') {
      part.pause();
      await this.#wait(forMs);
      part.resume();
      return;
    }
    // It may still be starting after the fault before.
    while (this.#underRepair.has(process) && !this.#isOver.signal.aborted) await this.#wait(LOOK_EVERY_MS);
    this.#underRepair.add(process);
    try {
      // A supervisor kills what doesn't end in time.
      if (kind === 'stop') await Promise.race([part.stop(), this.#wait(STOP_WITHIN_MS)]);
      await part.kill();
      await this.#wait(forMs);
      await this.#start(part);
    } finally {
      this.#underRepair.delete(process);
    }
  }

  async #strikeWires({ kind, pair, nodes, forMs, delayMs = 0 }: WireFault): Promise<void> {
    const wires = nodes.map((node) => this.#system.wires.get(pair, node));
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
        // The answers that were kept back are lost with their connections.
        if (kind === 'lose-answers') wire.drop();
        wire.resume();
      }
    }
  }

  async #start(part: Part): Promise<void> {
    while (!this.#isOver.signal.aborted) {
      const result = await Promise.race([
        part.start().then(
          () => 'started' as const,
          () => 'failed' as const,
        ),
        sleep(START_WITHIN_MS, 'late' as const),
      ]);
      if (result === 'started') return;
      await part.kill();
      await sleep(START_AGAIN_MS);
    }
  }

  async #supervise(): Promise<void> {
    const repairs: Promise<void>[] = [];
    while (!this.#isOver.signal.aborted) {
      for (const [name, app] of this.#system.apps) {
        if (app.isRunning || this.#underRepair.has(name)) continue;
        this.deaths.push({ process: name, at: Date.now() });
        this.#underRepair.add(name);
        repairs.push(this.#start(app).finally(() => this.#underRepair.delete(name)));
      }
      await this.#wait(LOOK_EVERY_MS);
    }
    await Promise.all(repairs);
  }

  async #wait(ms: number): Promise<void> {
    await sleep(Math.max(0, ms), undefined, { signal: this.#isOver.signal }).catch(() => undefined);
  }
}
