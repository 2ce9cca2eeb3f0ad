import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailed, SetupError } from '../../bootstrap/failure.mjs';
import { run } from '../../bootstrap/run.mjs';
import { say } from '../../bootstrap/steps.mjs';
import { echoLines } from './echo-lines.ts';
import { endGroup } from './end-group.ts';
import { startGuard } from './guard.ts';
import { logTail } from './log-tail.ts';
import type { ProcessRecord } from './process-record.ts';
import { RestartBackoff } from './restart-backoff.ts';
import { signalTree } from './signal-tree.ts';

const GRACE_MS = 12_000;
/** Builds and test runs have nothing to clean up. */
const COMMAND_GRACE_MS = 3_000;

export type ProcessOptions = {
  /** Shown on the terminal; also the name of its log file. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  /** The signal for a clean shutdown. @default SIGTERM */
  readonly stopSignal?: NodeJS.Signals;
  /** Print its output on the terminal with its name, instead of writing it to a log file. */
  readonly echo?: boolean;
  /** It sends 'ready' by IPC. */
  readonly saysReady?: boolean;
  /** Resolves when it is ready, if it can't say so. Without either it counts as ready at once. */
  readonly untilReady?: () => Promise<unknown>;
  /** Processes of the same role replace each other: when one exits with code 0, the others continue. */
  readonly role?: string;
  /** Restart it when it exits after it was ready, until it has exited several times in a row. */
  readonly restarts?: boolean;
};

type Managed = { readonly child: ChildProcess; readonly options: ProcessOptions; isReady: boolean };

/** A process that was started. */
export type Started = {
  /** For messages by IPC, if it `saysReady`. */
  readonly child: ChildProcess;
  /** Stops it before the others. */
  stop(): Promise<void>;
  /** Ends it and all its descendants by SIGKILL, before the others. It is not restarted. */
  kill(): Promise<void>;
  /** Suspends it by SIGSTOP: connections stay open, and requests hang. */
  pause(): void;
  resume(): void;
};

/** What is left to the caller. */
export type Supervision = {
  /** Restart processes that ask for it, and reject `died` for others. If not, the caller starts them. @default true */
  readonly restarts?: boolean;
  /** Print the output of processes that ask for it. Otherwise all goes to log files. @default true */
  readonly echoes?: boolean;
};

/** The long-running processes of a command. They are stopped in the opposite order of their start. */
export class Processes {
  readonly #logs: string;
  readonly #record: ProcessRecord | undefined;
  readonly #supervision: Supervision;
  readonly #guard = startGuard();
  readonly #managed: Managed[] = [];
  readonly #commands = new Set<number>();
  readonly #backoffs = new Map<string, RestartBackoff>();
  readonly #died = Promise.withResolvers<never>();
  #stopping = false;

  /**
   * @param logs the folder for log files
   * @param record lists the processes for the next run, in case this one is killed
   */
  constructor(logs: string, record?: ProcessRecord, supervision: Supervision = {}) {
    this.#logs = logs;
    this.#record = record;
    this.#supervision = supervision;
    mkdirSync(logs, { recursive: true });
    this.#died.promise.catch(() => undefined);
  }

  /** Rejects when a process exits unexpectedly. Never resolves. */
  get died(): Promise<never> {
    return this.#died.promise;
  }

  /** The running process of this name, which may be a restarted one. Undefined if there is none. */
  find(name: string): Started | undefined {
    const managed = this.#managed.find(({ options }) => options.name === name);
    return managed && this.#startedOf(managed);
  }

  /**
   * Starts a process and waits until it is ready.
   *
   * @throws {SetupError} if it can't be started
   * @throws {CommandFailed} if it exits before it is ready
   * @throws what `untilReady` throws, after it has ended the process
   */
  async start(options: ProcessOptions): Promise<Started> {
    this.#refuseWhenStopping();
    const output = this.#isEchoed(options) ? 'pipe' : openSync(this.#logFile(options), 'a');
    const { command, args, cwd, env, uid, gid } = options;
    const child = spawn(command, args, {
      cwd,
      env,
      ...(uid === undefined ? {} : { uid }),
      ...(gid === undefined ? {} : { gid }),
      // Its own process group, so that a Ctrl-C reaches only us: we stop the processes in order.
      detached: true,
      stdio: ['ignore', output, output, ...(options.saysReady ? (['ipc'] as const) : [])],
    });
    if (typeof output === 'number') closeSync(output);
    echoLines(options.name, child.stdout);
    echoLines(options.name, child.stderr);
    const managed = { child, options, isReady: !options.saysReady && !options.untilReady };
    this.#managed.push(managed);
    if (child.pid !== undefined) this.#remember(child.pid, options);
    const ended = this.#watchExit(managed);
    try {
      if (options.saysReady) await Promise.race([untilSaidReady(child), ended]);
      if (options.untilReady) await Promise.race([options.untilReady(), ended]);
    } catch (error) {
      // It may still run. A restart must not start another one beside it.
      await this.#end(managed, 'SIGKILL');
      throw error;
    }
    managed.isReady = true;
    return this.#startedOf(managed);
  }

  /** Runs a command to its end and returns its stdout. The command is ended with us. */
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

  /** Removes this folder at the end, even if we are killed by SIGKILL. */
  removeAtEnd(folder: string): void {
    this.#guard.remove(folder);
  }

  /** Ends the running commands, then all processes; the one started last ends first. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all([...this.#commands].map((group) => endGroup(group, 'SIGTERM', COMMAND_GRACE_MS)));
    for (const managed of this.#managed.toReversed()) await this.#end(managed);
    await this.#guard.end();
  }

  /** Ends all processes by SIGKILL. */
  async kill(): Promise<void> {
    this.#stopping = true;
    const groups = this.#managed.splice(0).flatMap(({ child }) => child.pid ?? []);
    for (const group of groups) signalTree(group, 'SIGKILL');
    await Promise.all(groups.map((group) => endGroup(group, 'SIGKILL', GRACE_MS)));
  }

  #startedOf(managed: Managed): Started {
    const { child } = managed;
    return {
      child,
      stop: () => this.#end(managed),
      kill: () => {
        // Sessions of Postgres lead groups of their own.
        if (this.#managed.includes(managed)) signalTree(child.pid, 'SIGKILL');
        return this.#end(managed, 'SIGKILL');
      },
      pause: () => signalTree(child.pid, 'SIGSTOP'),
      resume: () => signalTree(child.pid, 'SIGCONT'),
    };
  }

  async #end(managed: Managed, signal = managed.options.stopSignal ?? 'SIGTERM'): Promise<void> {
    const at = this.#managed.indexOf(managed);
    if (at < 0) return;
    this.#managed.splice(at, 1);
    const { pid } = managed.child;
    if (pid === undefined) return;
    await endGroup(pid, signal, GRACE_MS);
    this.#forget(pid);
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

  /** Continues without a process that exited with code 0, if others have the same role. Returns whether it does. */
  #continueWithout(managed: Managed): boolean {
    const { child, options } = managed;
    const others = this.#managed.filter((other) => other !== managed && other.options.role === options.role);
    if (child.exitCode !== 0 || options.role === undefined || others.length === 0) return false;
    this.#drop(managed);
    say(`${options.name} has ended. Continuing with ${others.map((other) => other.options.name).join(', ')}.`);
    return true;
  }

  #isEchoed({ echo }: ProcessOptions): boolean {
    return echo === true && this.#supervision.echoes !== false;
  }

  #logFile({ name }: ProcessOptions): string {
    return join(this.#logs, `${name.toLowerCase().replaceAll(' ', '-')}.log`);
  }

  #watchExit(managed: Managed): Promise<never> {
    const { child, options } = managed;
    const ended = new Promise<never>((_, reject) => {
      child.once('error', (error) => reject(new SetupError(`${options.name} could not be started: ${error.message}`)));
      child.once('exit', (code, signal) => {
        const tail = this.#isEchoed(options) ? '' : logTail(this.#logFile(options));
        reject(new CommandFailed(options.name, signal ?? `exit code ${code}`, tail));
      });
    });
    ended.catch((error: Error) => {
      if (this.#stopping || !this.#managed.includes(managed) || this.#continueWithout(managed)) return;
      if (this.#supervision.restarts === false) this.#drop(managed);
      else if (!options.restarts) this.#died.reject(error);
      // A process that was never ready has failed to start: `start` throws the error.
      else if (managed.isReady) void this.#restart(managed, error);
      else this.#drop(managed);
    });
    return ended;
  }

  async #restart(managed: Managed, cause: Error): Promise<void> {
    const { options } = managed;
    this.#drop(managed);
    const backoff = this.#backoffs.get(options.name) ?? new RestartBackoff();
    this.#backoffs.set(options.name, backoff);
    for (let error = cause; ; ) {
      const delayMs = backoff.nextDelay(performance.now());
      if (delayMs === undefined) return this.#died.reject(error);
      say(`${error.message.split('\n', 1)[0]} Restarting it.`);
      await sleep(delayMs);
      if (this.#stopping) return;
      try {
        const { child } = await this.start(options);
        return say(`${options.name} restarted as process ${child.pid}.`);
      } catch (failure) {
        error = failure as Error;
      }
    }
  }

  /** Removes a process that has ended. */
  #drop(managed: Managed): void {
    this.#managed.splice(this.#managed.indexOf(managed), 1);
    if (managed.child.pid !== undefined) this.#forget(managed.child.pid);
  }
}

function untilSaidReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('message', (message) => {
      if (message === 'ready') resolve();
    });
  });
}
