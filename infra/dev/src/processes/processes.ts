import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailed, SetupError } from '../../bootstrap/failure.mjs';
import { run } from '../../bootstrap/run.mjs';
import { say } from '../../bootstrap/steps.mjs';
import { Deaths } from './deaths.ts';
import { echoLines } from './echo-lines.ts';
import { endGroup } from './end-group.ts';
import { startGuard } from './guard.ts';
import type { ProcessRecord } from './leftovers.ts';
import { logTail } from './log-tail.ts';

const GRACE_MS = 12_000;
/** A build or a test run has nothing to put in order. */
const COMMAND_GRACE_MS = 3_000;

export type ProcessOptions = {
  /** What people call it, and its log file's name. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  /** Signal that asks it to end properly. Default SIGTERM. */
  readonly stopSignal?: NodeJS.Signals;
  /** Show its lines on the terminal under its name, instead of keeping them in a log file. */
  readonly echo?: boolean;
  /** It says 'ready' by IPC; otherwise it counts as started at once. */
  readonly saysReady?: boolean;
  /** The work that it shares with others: when it ends properly, by exit code 0, those that are left of them go on. */
  readonly oneOf?: string;
  /** Once it was ready, it is started again when it ends by itself, until it has died several times in a row. */
  readonly startsAgain?: boolean;
};

type Managed = { readonly child: ChildProcess; readonly options: ProcessOptions; isReady: boolean };

/** A process that was started. */
export type Started = {
  /** To speak with it by IPC, where it says that it is ready. */
  readonly child: ChildProcess;
  /** Ends it before the others. */
  stop(): Promise<void>;
};

/** The long-running processes of one command: started one after another, ended in the opposite order, none forgotten. */
export class Processes {
  readonly #logs: string;
  readonly #record: ProcessRecord | undefined;
  readonly #guard = startGuard();
  readonly #managed: Managed[] = [];
  readonly #commands = new Set<number>();
  readonly #deaths = new Map<string, Deaths>();
  readonly #died = Promise.withResolvers<never>();
  #stopping = false;

  /**
   * @param logs the folder that log files go to
   * @param record where the next run finds what this one could not end
   */
  constructor(logs: string, record?: ProcessRecord) {
    this.#logs = logs;
    this.#record = record;
    mkdirSync(logs, { recursive: true });
    this.#died.promise.catch(() => undefined);
  }

  /** Settles only by rejecting: when one of the processes ends though nobody asked it to. */
  get died(): Promise<never> {
    return this.#died.promise;
  }

  /** Starts a process; answers once it is ready. */
  async start(options: ProcessOptions): Promise<Started> {
    this.#refuseWhenStopping();
    const output = options.echo ? 'pipe' : openSync(this.#logFile(options), 'a');
    const { command, args, cwd, env, uid, gid } = options;
    const child = spawn(command, args, {
      cwd,
      env,
      ...(uid === undefined ? {} : { uid }),
      ...(gid === undefined ? {} : { gid }),
      // Its own group: a Ctrl-C in the terminal is for us, who end the processes in order.
      detached: true,
      stdio: ['ignore', output, output, ...(options.saysReady ? (['ipc'] as const) : [])],
    });
    if (typeof output === 'number') closeSync(output);
    echoLines(options.name, child.stdout);
    echoLines(options.name, child.stderr);
    const managed = { child, options, isReady: !options.saysReady };
    this.#managed.push(managed);
    if (child.pid !== undefined) this.#remember(child.pid, options);
    const ended = this.#reportEnd(managed);
    if (options.saysReady) await Promise.race([saidReady(child), ended]);
    managed.isReady = true;
    return { child, stop: () => this.#end(managed) };
  }

  /** Runs a command to its end; it is ended with us. */
  async run(command: string, args: readonly string[], options: Parameters<typeof run>[2] = {}): Promise<string> {
    this.#refuseWhenStopping();
    let group: number | undefined;
    const started = (pid: number) => {
      group = pid;
      this.#commands.add(pid);
      this.#guard.watch(pid, 'SIGTERM');
    };
    try {
      return await run(command, args, { ...options, started });
    } finally {
      if (group !== undefined) {
        this.#commands.delete(group);
        this.#guard.forget(group);
      }
    }
  }

  /** Has this folder removed even if we are killed outright. */
  removeAtEnd(folder: string): void {
    this.#guard.remove(folder);
  }

  /** Ends the commands that still run, then all processes, the one started last first. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all([...this.#commands].map((group) => endGroup(group, 'SIGTERM', COMMAND_GRACE_MS)));
    for (const managed of this.#managed.toReversed()) await this.#end(managed);
    await this.#guard.end();
  }

  /** Ends all processes without asking. */
  async kill(): Promise<void> {
    this.#stopping = true;
    const groups = this.#managed.splice(0).flatMap(({ child }) => child.pid ?? []);
    await Promise.all(groups.map((group) => endGroup(group, 'SIGKILL', GRACE_MS)));
  }

  async #end(managed: Managed): Promise<void> {
    const at = this.#managed.indexOf(managed);
    if (at < 0) return;
    this.#managed.splice(at, 1);
    const { child, options } = managed;
    if (child.pid === undefined) return;
    await endGroup(child.pid, options.stopSignal ?? 'SIGTERM', GRACE_MS);
    this.#forget(child.pid);
  }

  #refuseWhenStopping(): void {
    if (this.#stopping) throw new SetupError('Stopping.');
  }

  #remember(group: number, { args, stopSignal: signal = 'SIGTERM' }: ProcessOptions): void {
    this.#guard.watch(group, signal);
    this.#record?.add({ group, command: args.join(' '), signal });
  }

  #forget(group: number): void {
    this.#guard.forget(group);
    this.#record?.remove(group);
  }

  /** Goes on without a process that ended properly, where others do the same work; answers whether that is so. */
  #goOnWithout(managed: Managed): boolean {
    const { child, options } = managed;
    const left = this.#managed.filter((other) => other !== managed && other.options.oneOf === options.oneOf);
    if (child.exitCode !== 0 || options.oneOf === undefined || left.length === 0) return false;
    this.#drop(managed);
    say(`${options.name} has ended. Going on with ${left.map((other) => other.options.name).join(', ')}.`);
    return true;
  }

  #logFile({ name }: ProcessOptions): string {
    return join(this.#logs, `${name.toLowerCase().replaceAll(' ', '-')}.log`);
  }

  #reportEnd(managed: Managed): Promise<never> {
    const { child, options } = managed;
    const ended = new Promise<never>((_, reject) => {
      child.once('error', (error) => reject(new SetupError(`${options.name} could not be started: ${error.message}`)));
      child.once('exit', (code, signal) => {
        const tail = options.echo ? '' : logTail(this.#logFile(options));
        reject(new CommandFailed(options.name, signal ?? `exit code ${code}`, tail));
      });
    });
    ended.catch((error: Error) => {
      if (this.#stopping || !this.#managed.includes(managed) || this.#goOnWithout(managed)) return;
      if (!options.startsAgain) this.#died.reject(error);
      // One that was never ready has failed to start, which `start` says.
      else if (managed.isReady) void this.#startAgain(managed, error);
      else this.#drop(managed);
    });
    return ended;
  }

  async #startAgain(managed: Managed, cause: Error): Promise<void> {
    const { options } = managed;
    this.#drop(managed);
    const deaths = this.#deaths.get(options.name) ?? new Deaths();
    this.#deaths.set(options.name, deaths);
    for (let why = cause; ; ) {
      const pauseMs = deaths.note(performance.now());
      if (pauseMs === undefined) return this.#died.reject(why);
      say(`${why.message.split('\n', 1)[0]} It is started again.`);
      await sleep(pauseMs);
      if (this.#stopping) return;
      try {
        const { child } = await this.start(options);
        return say(`${options.name} runs again, as process ${child.pid}.`);
      } catch (error) {
        why = error as Error;
      }
    }
  }

  /** Forgets a process that has ended. */
  #drop(managed: Managed): void {
    this.#managed.splice(this.#managed.indexOf(managed), 1);
    if (managed.child.pid !== undefined) this.#forget(managed.child.pid);
  }
}

function saidReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('message', (message) => {
      if (message === 'ready') resolve();
    });
  });
}
