import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSecrets } from '../data/secrets.ts';
import { freePort } from '../ports.ts';
import { Processes } from '../processes/processes.ts';
import { signalTree } from '../processes/signal-tree.ts';
import { clusterFolder, startPostgres } from '../servers/postgres.ts';

/** A suite's own Postgres, for suites that stop, kill and start it. */
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

  /** Creates a server and starts it. */
  static async create(): Promise<PostgresServer> {
    const folder = await mkdtemp(join(tmpdir(), 'jumpseat-postgres-'));
    // As root, Postgres runs as another user, who must be able to enter the folder.
    await chmod(folder, 0o755);
    const server = new PostgresServer(folder, await freePort());
    await server.start();
    return server;
  }

  /** URL of the database `postgres` for an administrator. Stays the same after a restart. */
  get url(): string {
    return this.#url;
  }

  /** Starts the server with its data, and waits until it accepts connections. */
  async start(): Promise<void> {
    this.#processes = new Processes(join(this.#folder, 'logs'));
    const { url, child } = await startPostgres(this.#processes, {
      folder: this.#cluster,
      port: this.#port,
      password: this.#password,
      database: 'postgres',
    });
    this.#url = url;
    this.#pid = child.pid;
  }

  /** Closes every connection and stops the server. */
  async stop(): Promise<void> {
    await this.#processes?.stop();
  }

  /** Kills all processes of the server at once, as a crash of its machine does. Committed data is kept. */
  async kill(): Promise<void> {
    signalTree(this.#pid, 'SIGKILL');
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

  /** Stops the server and deletes its data. */
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
