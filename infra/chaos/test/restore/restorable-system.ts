import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, createFlightStore } from '@jumpseat/db';
import { createTestDatabase } from '@jumpseat/db/testing';
import { freePort } from '@jumpseat/dev/ports';
import { AppProcess, PostgresServer, TemporalServer } from '@jumpseat/dev/testing';
import { instant, layoutOf, usualFares } from '@jumpseat/domain';
import type { System } from '../../src/checker/check-system.ts';
import { PostgresBackup } from './postgres-backup.ts';

const RECONCILE = fileURLToPath(new URL('../../../../apps/worker/src/reconcile-main.ts', import.meta.url));
const DAY_MS = 86_400_000;
/** How long the gateway takes for codes other than 11111. Long enough to be killed meanwhile. */
const PAYMENT_MS = 4_000;

const FLIGHTS = [
  { id: 'CABIN', layoutId: 'demo-30', blockBy: 'cabin' },
  { id: 'SEAT', layoutId: 'demo-5x6', blockBy: 'seat' },
  { id: 'RESET', layoutId: 'demo-30', blockBy: 'cabin' },
] as const;

/** What a run of `npm run reconcile` printed, and its exit code. */
export interface Reconciled {
  readonly code: number;
  readonly printed: string;
}

/** A Jumpseat with servers of its own, whose Postgres is backed up and whose Temporal can be lost. */
export class RestorableSystem {
  readonly url: string;
  readonly mailFolder: string;
  readonly backup: PostgresBackup;
  readonly databaseUrl: string;
  readonly #postgres: PostgresServer;
  readonly #env: NodeJS.ProcessEnv;
  #temporal: TemporalServer;
  #api: AppProcess;
  #worker: AppProcess;

  private constructor(parts: {
    port: number;
    mailFolder: string;
    backup: PostgresBackup;
    databaseUrl: string;
    postgres: PostgresServer;
    temporal: TemporalServer;
  }) {
    const { port, mailFolder, backup, databaseUrl, postgres, temporal } = parts;
    this.url = `http://127.0.0.1:${port}`;
    this.mailFolder = mailFolder;
    this.backup = backup;
    this.databaseUrl = databaseUrl;
    this.#postgres = postgres;
    this.#temporal = temporal;
    this.#env = {
      LOG_LEVEL: 'warn',
      RATE_LIMITS: 'off',
      PAYMENT_FAILURE_RATE: '0',
      PAYMENT_DELAY: `${PAYMENT_MS}ms..${PAYMENT_MS}ms`,
      SESSION_SECRET: randomUUID(),
      SERVER_PORT: `${port}`,
      SMTP_URL: '',
      MAIL_DIR: mailFolder,
      DATABASE_URL: databaseUrl,
    };
    [this.#api, this.#worker] = this.#newProcesses();
  }

  /** Starts the servers, makes a base backup, and starts API and worker. */
  static async create(): Promise<RestorableSystem> {
    const [postgres, temporal, port, mailFolder] = await Promise.all([
      PostgresServer.create(),
      TemporalServer.create(),
      freePort(),
      mkdtemp(join(tmpdir(), 'jumpseat-mail-')),
    ]);
    const { url: databaseUrl } = await createTestDatabase(postgres.url);
    await createFlights(databaseUrl);
    const backup = await PostgresBackup.begin(postgres);
    const system = new RestorableSystem({ port, mailFolder, backup, databaseUrl, postgres, temporal });
    await system.start();
    return system;
  }

  get checked(): System {
    return { databaseUrl: this.databaseUrl, temporalAddress: this.#temporal.address, namespace: 'default' };
  }

  /** Starts API and worker. */
  async start(): Promise<void> {
    await Promise.all([this.#api.start(), this.#worker.start()]);
  }

  /** Kills API and worker, whatever they are doing. */
  async kill(): Promise<void> {
    await Promise.all([this.#api.kill(), this.#worker.kill()]);
  }

  /** Replaces Temporal by a new server without any workflow. */
  async loseTemporal(): Promise<void> {
    await this.#temporal.remove();
    this.#temporal = await TemporalServer.create();
    [this.#api, this.#worker] = this.#newProcesses();
  }

  /** Runs the command. */
  reconcile(...flags: readonly string[]): Promise<Reconciled> {
    const env = { ...process.env, DATABASE_URL: this.databaseUrl, TEMPORAL_ADDRESS: this.#temporal.address };
    return new Promise((resolve) => {
      const args = ['--disable-warning=ExperimentalWarning', RECONCILE, ...flags];
      const child = execFile(process.execPath, args, { env }, (_, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, printed: stdout + stderr });
      });
    });
  }

  async remove(): Promise<void> {
    await this.kill();
    await Promise.all([this.#temporal.remove(), this.#postgres.remove()]);
    // A server that stops still writes to its archive.
    await this.backup.remove();
    await rm(this.mailFolder, { recursive: true, force: true });
  }

  #newProcesses(): [api: AppProcess, worker: AppProcess] {
    const env = { ...this.#env, TEMPORAL_ADDRESS: this.#temporal.address };
    return [new AppProcess('api', env), new AppProcess('worker', env)];
  }
}

async function createFlights(databaseUrl: string): Promise<void> {
  const database = connect(databaseUrl, { max: 1 });
  const departsAt = instant(Date.now() + DAY_MS);
  const sale = { departsAt, salesCloseAt: departsAt, origin: 'ZRH', destination: 'LIS', surcharges: {} };
  try {
    for (const flight of FLIGHTS) {
      await createFlightStore(database).create({ ...flight, ...sale, fares: usualFares(layoutOf(flight.layoutId)) });
    }
  } finally {
    await database.close();
  }
}
