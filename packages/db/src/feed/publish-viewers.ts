import type { ViewersAtNode, ViewerTally } from '@jumpseat/booking/contracts';
import type { Database } from '../connect.ts';
import { CHANNEL, PAYLOAD_LIMIT_BYTES } from './channel.ts';

/** Publishes the viewers of one API node to all nodes. Stores nothing, because the numbers are outdated in seconds. */
export async function publishViewers({ sql }: Database, { node, flights }: ViewersAtNode): Promise<void> {
  for (const part of splitBySize(flights)) {
    const news: ViewersAtNode = { node, flights: Object.fromEntries(part) };
    await sql.notify(CHANNEL, JSON.stringify({ viewers: news }));
  }
}

type Flight = [id: string, people: ViewerTally];

/** The flights in parts that fit into one notification. */
function splitBySize(flights: ViewersAtNode['flights']): Flight[][] {
  let room = 0;
  const all: Flight[][] = [];
  for (const flight of Object.entries(flights)) {
    const bytes = Buffer.byteLength(JSON.stringify(flight));
    if (bytes > room) {
      all.push([]);
      room = PAYLOAD_LIMIT_BYTES;
    }
    all.at(-1)?.push(flight);
    room -= bytes;
  }
  return all;
}
