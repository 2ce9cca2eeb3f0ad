import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';

/** Each client that is told to go makes all later ones wait this long, so that the other nodes aren't run over. */
const APART_MS = 10;
/** But all are told within this time. */
const SPREAD_MS = 3_000;
/** How often some are told. */
const TURN_MS = 50;
/** How long clients have to do as they were told. */
const LEAVE_MS = 1_500;
const SERVICE_RESTART = 1012;

/** What tRPC's clients take as the request to connect anew, and to go on there where they are. */
const RECONNECT = JSON.stringify({ id: null, method: 'reconnect' });

/** Sends the clients elsewhere: tells them one after the other to connect anew, closes those that stay, and cuts off who doesn't mind that. */
export async function sendElsewhere(clients: ReadonlySet<WebSocket>): Promise<void> {
  await tellAll([...clients]);
  if (await gone(clients)) return;
  for (const client of clients) client.close(SERVICE_RESTART);
  if (await gone(clients)) return;
  for (const client of clients) client.terminate();
}

async function tellAll(clients: readonly WebSocket[]): Promise<void> {
  const turns = Math.ceil(Math.min(clients.length * APART_MS, SPREAD_MS) / TURN_MS);
  const each = Math.ceil(clients.length / turns);
  for (let told = 0; told < clients.length; told += each) {
    if (told > 0) await sleep(TURN_MS);
    for (const client of clients.slice(told, told + each)) client.send(RECONNECT);
  }
}

async function gone(clients: ReadonlySet<WebSocket>): Promise<boolean> {
  for (let waited = 0; waited < LEAVE_MS && clients.size > 0; waited += TURN_MS) await sleep(TURN_MS);
  return clients.size === 0;
}
