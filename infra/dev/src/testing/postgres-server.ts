import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSecrets } from '../data/secrets.ts';
import { freePort } from '../ports.ts';
import { Processes } from '../processes/processes.ts';
import { signalTree } from '../processes/signal-tree.ts';
import { clusterFolder, startPostgres } from '../servers/postgres.ts';

/** A Postgres of a suite's own, for suites that stop and start it. */
export class PostgresServer {
  readonly #folder: string;
  readonly #port: number;
  readonly #password = newSecrets().postgres;
  #processes: Processes | undefined;
  #url = '';
  #pid: number | undefined;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  /** Makes one and starts it. */
  static async create(): Promise<PostgresServer> {
    const folder = await mkdtemp(join(tmpdir(), 'jumpseat-postgres-'));
    // As root, Postgres runs as another user, who has to get through.
    await chmod(folder, 0o755);
    const server = new PostgresServer(folder, await freePort());
    await server.start();
    return server;
  }

  /** An administrator's, of the database `postgres`; the same after a restart. */
  get url(): string {
    return this.#url;
  }

  /** Starts it with the data that it had; answers when it takes connections. */
  async start(): Promise<void> {
    this.#processes = new Processes(join(this.#folder, 'logs'));
    const { url, child } = await startPostgres(this.#processes, {
      ...{ folder: this.#cluster, port: this.#port, password: this.#password, database: 'postgres' },
    });
    this.#url = url;
    this.#pid = child.pid;
  }

  /** Cuts every connection and ends it. */
  async stop(): Promise<void> {
    await this.#processes?.stop();
  }

  /** Ends all of it at once, as a crash of its machine does; what was committed is still there after a start. */
  async kill(): Promise<void> {
    signalTree(this.#pid, 'SIGKILL');
    await this.#processes?.kill();
    await this.#processes?.stop();
  }

  /** Stops its clock: connections stay open and nobody is answered. */
  pause(): void {
    signalTree(this.#pid, 'SIGSTOP');
  }

  resume(): void {
    signalTree(this.#pid, 'SIGCONT');
  }

  /** Ends it for good. */
  async remove(): Promise<void> {
    this.resume();
    await this.stop();
    await rm(clusterFolder(this.#cluster), { recursive: true, force: true });
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #cluster(): string {
    return join(this.#folder, 'postgres');
  }
}
