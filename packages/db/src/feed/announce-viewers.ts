import type { Database } from '../connect.ts';
import { CHANNEL } from './channel.ts';
import type { ViewerNews } from './news.ts';

/** So many flights fit into one notification, whose limit is 8,000 bytes: an id has at most 20. */
const FLIGHTS_AT_ONCE = 200;

/** Tells the API nodes how many look at flights at one of them. Nothing is stored: it is news, and old in seconds. */
export async function announceViewers({ sql }: Database, { node, flights }: ViewerNews): Promise<void> {
  const all = Object.entries(flights);
  for (let start = 0; start < all.length; start += FLIGHTS_AT_ONCE) {
    const part = Object.fromEntries(all.slice(start, start + FLIGHTS_AT_ONCE));
    await sql.notify(CHANNEL, JSON.stringify({ viewers: { node, flights: part } satisfies ViewerNews }));
  }
}
