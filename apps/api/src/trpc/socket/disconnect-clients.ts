import type { WebSocket } from 'ws';

/**
 * Every client that is asked to reconnect delays the next one by this time, so that the other nodes are not flooded. In
 * milliseconds.
 */
const APART_MS = 10;
/** All clients are asked within this time, in milliseconds. */
const SPREAD_MS = 3_000;
/** How often a group of clients is asked, in milliseconds. */
const TURN_MS = 50;
/** How long clients have to close their sockets, in milliseconds. */
const LEAVE_MS = 1_500;
const SERVICE_RESTART = 1012;

/** tRPC clients answer this message by reconnecting and resuming their subscriptions. */
const RECONNECT = JSON.stringify({ id: null, method: 'reconnect' });

/** What is needed of a client's WebSocket. */
export type Client = Pick<WebSocket, 'send' | 'close' | 'terminate'>;

/**
 * Asks clients, a few at a time, to reconnect to another node. Closes the sockets that stay, then terminates those that
 * ignore it.
 */
export async function disconnectClients(clients: ReadonlySet<Client>): Promise<void> {
  await askToReconnect([...clients]);
  if (await haveLeft(clients)) return;
  for (const client of clients) client.close(SERVICE_RESTART);
  if (await haveLeft(clients)) return;
  for (const client of clients) client.terminate();
}

async function askToReconnect(clients: readonly Client[]): Promise<void> {
  const turns = Math.ceil(Math.min(clients.length * APART_MS, SPREAD_MS) / TURN_MS);
  const perTurn = Math.ceil(clients.length / turns);
  for (let asked = 0; asked < clients.length; asked += perTurn) {
    if (asked > 0) await sleep(TURN_MS);
    for (const client of clients.slice(asked, asked + perTurn)) client.send(RECONNECT);
  }
}

async function haveLeft(clients: ReadonlySet<Client>): Promise<boolean> {
  for (let waited = 0; waited < LEAVE_MS && clients.size > 0; waited += TURN_MS) await sleep(TURN_MS);
  return clients.size === 0;
}

/** By the global timer, which tests can replace. */
function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
