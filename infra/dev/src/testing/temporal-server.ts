import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../ports.ts';
import { Processes } from '../processes/processes.ts';
import { signalTree } from '../processes/signal-tree.ts';
import { startTemporal } from '../servers/temporal.ts';

/** A suite's own Temporal that stores workflows in a file, for suites that stop, kill and start it. */
export class TemporalServer {
  readonly address: string;
  readonly #folder: string;
  readonly #port: number;
  #processes: Processes | undefined;
  #pid: number | undefined;

  private constructor(folder: string, port: number) {
    this.address = `127.0.0.1:${port}`;
    this.#folder = folder;
    this.#port = port;
  }

  /** Creates a server and starts it. */
  static async create(): Promise<TemporalServer> {
    const server = new TemporalServer(await mkdtemp(join(tmpdir(), 'jumpseat-temporal-')), await freePort());
    await server.start();
    return server;
  }

  /** Starts the server with its workflows, and waits until it serves. */
  async start(): Promise<void> {
    this.#processes = new Processes(join(this.#folder, 'logs'));
    const options = { port: this.#port, file: join(this.#folder, 'temporal.db') };
    const { child } = await startTemporal(this.#processes, options, () => undefined);
    this.#pid = child.pid;
  }

  /** Asks the server to end, and waits until it has. */
  async stop(): Promise<void> {
    await this.#processes?.stop();
  }

  /** Kills the server by SIGKILL. */
  async kill(): Promise<void> {
    await this.#processes?.kill();
    await this.#processes?.stop();
  }

  /** Suspends the server by SIGSTOP: connections stay open, and requests hang. */
  pause(): void {
    signalTree(this.#pid, 'SIGSTOP');
  }

  resume(): void {
    signalTree(this.#pid, 'SIGCONT');
  }

  /** Kills the server and deletes its data. */
  async remove(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
