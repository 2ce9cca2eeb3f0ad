import { connect, createOrderStore, createTripStore } from '@jumpseat/db';
import { loadDatabaseUrl } from './env.ts';

// Erases the personal data of the orders named on the command line, as the call for administrators does.
const orderIds = process.argv.slice(2);
const database = connect(loadDatabaseUrl(), { max: 1 });
const trips = createTripStore(database);
const orders = createOrderStore(database);

/** Returns what was done, in words. Throws if there is no such order. */
async function erase(orderId: string): Promise<string> {
  if (await trips.erase(orderId)) return 'personal data erased';
  if (await orders.find(orderId)) return 'has no personal data';
  throw new Error('there is no such order');
}

for (const orderId of orderIds) {
  try {
    process.stdout.write(`${orderId}: ${await erase(orderId)}\n`);
  } catch (error) {
    process.stderr.write(`${orderId}: not erased: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
await database.close();
