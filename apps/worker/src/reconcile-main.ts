import { exitOnFailure } from '@jumpseat/config/boot';
import { temporalConnection } from '@jumpseat/config/temporal';
import { connect, createCaretakerStore, createMailStore, createReconcileStore, requireMigrations } from '@jumpseat/db';
import { Client } from '@temporalio/client';
import { createProjection } from './activities/projection.ts';
import { connectClient } from './connect-client.ts';
import { readServerEnv } from './env.ts';
import { OrderWorkflows } from './orders/order-workflows.ts';
import { reconcile } from './reconcile/reconcile.ts';
import { requireNoWorkers, requirePostgresUnused, StillRunningError } from './reconcile/require-stopped.ts';
import { SeatBlockClient } from './seat-blocks/seat-block-client.ts';

// Makes Postgres and Temporal agree after one of them was restored or lost. Ends with exit code 0 if they agree, 1
// if something needs a person, 2 if Jumpseat still runs, or was started meanwhile.
const isDryRun = process.argv.includes('--dry-run');
const say = (text: string) => process.stdout.write(`${text}\n`);
const settings = readServerEnv();
const namespace = settings.TEMPORAL_NAMESPACE;
const database = connect(settings.DATABASE_URL, { name: `jumpseat-reconcile-${process.pid}` });
const connection = await exitOnFailure(
  `Temporal can't be reached at ${settings.TEMPORAL_ADDRESS}`,
  connectClient(temporalConnection(settings)),
);
const client = new Client({ connection, namespace }).workflow;
const store = createReconcileStore(database);
const projection = createProjection(database);
await exitOnFailure("Postgres can't be read", store.serverUse());
await exitOnFailure("Postgres can't be used", requireMigrations(database));
try {
  await requirePostgresUnused(store);
  await requireNoWorkers(connection, namespace, (seconds) =>
    say(`A worker ran here a moment ago. Waiting ${seconds} s to be sure that none runs any more …`),
  );
  const report = await reconcile({
    client,
    store,
    projection,
    mails: createMailStore(database),
    caretaker: createCaretakerStore(database),
    orders: new OrderWorkflows(client, projection),
    blocks: new SeatBlockClient(client),
    isDryRun,
  });
  for (const line of report.lines(isDryRun)) say(line);
  process.exitCode = report.needsPerson ? 1 : 0;
  // A program that was started meanwhile may have sold what was not written yet.
  await requirePostgresUnused(store);
} catch (error) {
  if (!(error instanceof StillRunningError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
} finally {
  await Promise.all([connection.close(), database.close()]);
}
