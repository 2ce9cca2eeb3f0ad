import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REPOSITORY } from '../../bootstrap/paths.mjs';

type App = 'api' | 'worker' | 'balancer';

/** @param checkout the folder of the repository, for the API and the worker */
function mainOf(app: App, checkout: string): string {
  if (app === 'balancer') return fileURLToPath(new URL('../nodes/balancer-main.ts', import.meta.url));
  return join(checkout, 'apps', app, 'src', 'main.ts');
}

const END_WITH_PARENT = new URL('end-with-parent.ts', import.meta.url).href;

/** An API, worker or balancer process, for suites that stop, kill and start it. */
export class AppProcess {
  readonly #app: App;
  readonly #env: NodeJS.ProcessEnv;
  readonly #args: readonly string[];
  #child: ChildProcess | undefined;
  #checkout: string = REPOSITORY;
  #output = '';

  constructor(app: App, env: NodeJS.ProcessEnv, args: readonly string[] = []) {
    this.#app = app;
    this.#env = env;
    this.#args = args;
  }

  /** Everything it printed since its first start. */
  get output(): string {
    return this.#output;
  }

  /** Its process id, or undefined before the first start. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get isRunning(): boolean {
    const child = this.#child;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** Runs the code of another checkout of the repository from the next start on. */
  switchTo(checkout: string): void {
    this.#checkout = checkout;
  }

  /** Suspends the process by SIGSTOP. Its connections stay open. */
  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Starts the process and waits until it is ready. */
  async start(): Promise<void> {
    const child = fork(mainOf(this.#app, this.#checkout), this.#args, {
      env: { ...process.env, ...this.#env },
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', END_WITH_PARENT],
      silent: true,
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    }
    const died = once(child, 'exit').then(([code]) => {
      throw new Error(`${this.#app} ended with ${code} before it was ready:\n${this.#output}`);
    });
    died.catch(() => undefined);
    await Promise.race([once(child, 'message'), died]);
  }

  /** Asks the process to end, as a deployment does, and waits until it has. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  /** Kills the process by SIGKILL. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
}
