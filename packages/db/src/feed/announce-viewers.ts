import type { Database } from '../connect.ts';
import { CHANNEL } from './channel.ts';
import type { ViewerNews } from './news.ts';

/** So much of flights fits into one notification, whose limit is 8,000 bytes. */
const MOST_BYTES = 7_500;

/** Tells the API nodes who looks at flights at one of them. Nothing is stored: it is news, and old in seconds. */
export async function announceViewers({ sql }: Database, { node, flights }: ViewerNews): Promise<void> {
  for (const part of parts(flights)) {
    const news: ViewerNews = { node, flights: Object.fromEntries(part) };
    await sql.notify(CHANNEL, JSON.stringify({ viewers: news }));
  }
}

type Flight = [id: string, people: ViewerNews['flights'][string]];

/** The flights in as few parts as fit. */
function parts(flights: ViewerNews['flights']): Flight[][] {
  let room = 0;
  const all: Flight[][] = [];
  for (const flight of Object.entries(flights)) {
    const bytes = Buffer.byteLength(JSON.stringify(flight));
    if (bytes > room) {
      all.push([]);
      room = MOST_BYTES;
    }
    all.at(-1)?.push(flight);
    room -= bytes;
  }
  return all;
}
