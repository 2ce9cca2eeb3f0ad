import type { ReconcileDeps } from './deps.ts';
import { readTemporal } from './read-temporal.ts';
import { reconcileMails } from './reconcile-mails.ts';
import { reconcileOrders } from './reconcile-orders.ts';
import { reconcileRefunds } from './reconcile-refunds.ts';
import { reconcileSeats } from './reconcile-seats.ts';
import { reconcileWorkflows } from './reconcile-workflows.ts';
import { Report } from './report.ts';

/**
 * Makes Postgres and Temporal agree after one of them was restored or lost. Whatever either knows is kept: Postgres
 * gets the entries and seats that only histories have, and Temporal gets the workflows that only rows have. Safe to
 * repeat. Call it only while no API and no worker runs.
 */
export async function reconcile(deps: ReconcileDeps): Promise<Report> {
  const report = new Report();
  const temporal = await readTemporal(deps.client, deps.store);
  // Orders first: they say which booking was paid.
  const updatedOrders = await reconcileOrders(temporal.orders, deps, report);
  await reconcileRefunds(temporal, updatedOrders, deps, report);
  await reconcileSeats(temporal.blocks, updatedOrders, deps, report);
  await reconcileMails(deps, report);
  await reconcileWorkflows(temporal, updatedOrders, deps, report);
  return report;
}
