import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, seed } from '@jumpseat/db';
import { createTestDatabase } from '@jumpseat/db/testing';
import { NODE_HOST } from '../nodes/balancer.ts';
import { freePort } from '../ports.ts';
import { createNamespace } from '../servers/namespace.ts';
import { AppProcess } from './app-process.ts';
import { testEnv } from './env.ts';

const SALES_CLOSE_MS = 45 * 60_000;

/** A running Jumpseat, as users start it: its own processes, database and Temporal namespace. */
export interface Jumpseat {
  /** The URL for callers: of the only API node, or of the balancer in front of several. */
  readonly url: string;
  readonly databaseUrl: string;
  /** The folder of its mails, one .eml file each. Links in them lead to `url`. */
  readonly mailFolder: string;
  /** Its Temporal server and namespace. */
  readonly temporal: { readonly address: string; readonly name: string };
  /** The first of `nodes`. */
  readonly api: AppProcess;
  readonly nodes: readonly ApiNode[];
  readonly worker: AppProcess;
  stop(): Promise<void>;
}

/** An API process, and its own URL, which bypasses the balancer. */
export interface ApiNode {
  readonly url: string;
  readonly process: AppProcess;
}

export interface JumpseatOptions {
  /** Number of API nodes. Several run behind a balancer. @default 1 */
  readonly api?: number;
  /** The checkout whose code its API and worker run. @default this one */
  readonly checkout?: string;
  /** URL of the Postgres in which its database is created. @default TEST_DATABASE_URL */
  readonly postgres?: string;
}

/**
 * Starts a Jumpseat with the seeded flights on the servers of TEST_DATABASE_URL and TEST_TEMPORAL_ADDRESS. Payments are
 * instant and never fail at random, unless `settings` says otherwise.
 */
export async function startJumpseat(
  settings: Readonly<Record<string, string>> = {},
  { api: count = 1, checkout, postgres }: JumpseatOptions = {},
): Promise<Jumpseat> {
  const [database, ports] = await Promise.all([createTestDatabase(postgres), freePorts(count)]);
  await seedFlights(database.url);
  const namespace = { address: testEnv().TEST_TEMPORAL_ADDRESS, name: `test-${randomUUID().slice(0, 8)}` };
  await createNamespace(namespace.address, namespace.name, '1 day');
  const mailFolder = await mkdtemp(join(tmpdir(), 'jumpseat-mail-'));
  const env = {
    LOG_LEVEL: 'warn',
    RATE_LIMITS: 'off',
    PAYMENT_FAILURE_RATE: '0',
    PAYMENT_DELAY: '0s',
    SESSION_SECRET: randomUUID(),
    // A mail server in the terminal's settings must get no mail of tests.
    SMTP_URL: '',
    ...settings,
    MAIL_DIR: mailFolder,
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: namespace.address,
    TEMPORAL_NAMESPACE: namespace.name,
  };
  const nodes = ports.map((port) => ({
    url: urlAt(port),
    process: new AppProcess('api', { ...env, SERVER_PORT: `${port}` }),
  }));
  const [first] = nodes;
  if (!first) throw new RangeError('expected at least one API node');
  const balancerPort = await freePort();
  const url = count > 1 ? urlAt(balancerPort) : first.url;
  const worker = new AppProcess('worker', { PUBLIC_ORIGIN: url, ...env });
  const balancer = new AppProcess('balancer', {}, [NODE_HOST, `${balancerPort}`, ...ports.map(String)]);
  const processes = [...nodes.map((node) => node.process), worker, ...(count > 1 ? [balancer] : [])];
  if (checkout !== undefined) for (const each of processes) each.switchTo(checkout);
  await Promise.all(processes.map((each) => each.start()));
  return {
    url,
    databaseUrl: database.url,
    mailFolder,
    temporal: namespace,
    api: first.process,
    nodes,
    worker,
    async stop() {
      await Promise.all(processes.map((each) => each.stop()));
      await database.drop();
      await rm(mailFolder, { recursive: true, force: true });
    },
  };
}

const urlAt = (port: number) => `http://${NODE_HOST}:${port}`;

const freePorts = (count: number) => Promise.all(Array.from({ length: count }, freePort));

async function seedFlights(url: string): Promise<void> {
  const database = connect(url, { max: 1 });
  try {
    await seed(database, { now: Date.now(), salesCloseMs: SALES_CLOSE_MS });
  } finally {
    await database.close();
  }
}
