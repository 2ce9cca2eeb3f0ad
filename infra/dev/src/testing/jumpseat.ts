import { randomUUID } from 'node:crypto';
import { connect, seed } from '@jumpseat/db';
import { createTestDatabase } from '@jumpseat/db/testing';
import { freePort } from '../ports.ts';
import { AppProcess } from './app-process.ts';
import { createNamespace } from './namespace.ts';

const SALES_CLOSE_MS = 45 * 60_000;

/** A running Jumpseat as people start it: the API's and the worker's own processes, with a database and a namespace to themselves. */
export interface Jumpseat {
  readonly url: string;
  readonly databaseUrl: string;
  readonly api: AppProcess;
  readonly worker: AppProcess;
  stop(): Promise<void>;
}

/**
 * Starts one on the servers named by TEST_DATABASE_URL and TEST_TEMPORAL_ADDRESS, with the seeded flights.
 * Payments neither fail nor dawdle unless `settings` says so.
 */
export async function startJumpseat(settings: Readonly<Record<string, string>> = {}): Promise<Jumpseat> {
  const [database, port] = await Promise.all([createTestDatabase(), freePort()]);
  await seedFlights(database.url);
  const namespace = await createNamespace(`test-${randomUUID().slice(0, 8)}`);
  const env = {
    LOG_LEVEL: 'warn',
    PAYMENT_FAILURE_RATE: '0',
    PAYMENT_DELAY: '0s',
    ...settings,
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: namespace.address,
    TEMPORAL_NAMESPACE: namespace.name,
    SERVER_PORT: `${port}`,
  };
  const [api, worker] = [new AppProcess('api', env), new AppProcess('worker', env)];
  await Promise.all([api.start(), worker.start()]);
  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl: database.url,
    api,
    worker,
    async stop() {
      await Promise.all([api.stop(), worker.stop()]);
      await database.drop();
    },
  };
}

async function seedFlights(url: string): Promise<void> {
  const database = connect(url, { max: 1 });
  try {
    await seed(database, { now: Date.now(), salesCloseMs: SALES_CLOSE_MS });
  } finally {
    await database.close();
  }
}
