import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSecrets } from '../data/secrets.ts';
import { freePort } from '../ports.ts';
import { Processes } from '../processes/processes.ts';
import { clusterFolder, startPostgres } from '../servers/postgres.ts';

/** A Postgres of a suite's own, for suites that stop and start it. */
export class PostgresServer {
  readonly #folder: string;
  readonly #port: number;
  readonly #password = newSecrets().postgres;
  #processes: Processes | undefined;
  #url = '';

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
    const { url } = await startPostgres(this.#processes, {
      ...{ folder: this.#cluster, port: this.#port, password: this.#password, database: 'postgres' },
    });
    this.#url = url;
  }

  /** Cuts every connection and ends it. */
  async stop(): Promise<void> {
    await this.#processes?.stop();
  }

  /** Ends it for good. */
  async remove(): Promise<void> {
    await this.stop();
    await rm(clusterFolder(this.#cluster), { recursive: true, force: true });
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #cluster(): string {
    return join(this.#folder, 'postgres');
  }
}
