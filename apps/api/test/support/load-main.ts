import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Load, Sample } from './load.ts';

/** The average interval between the reads of a client, in milliseconds. */
const READ_EVERY_MS = 200;

/** Sends requests until it is stopped. A process of its own, so that its work doesn't distort what it measures. */
async function main({ url, clients, kind, flights, seats, offset }: Load): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const samples: Sample[] = [];
  let stopped = false;
  let next = offset;

  async function send(what: Sample['what'], method: string, path: string, body?: object) {
    const startedAt = performance.now();
    const note = (status: number, code: string | null, retryAfter: string | null) =>
      samples.push({ what, status, code, retryAfter, at: Date.now(), ms: performance.now() - startedAt });
    try {
      const headers = body ? { 'content-type': 'application/json' } : {};
      const outgoing = request(`${url}${path}`, { method, agent, headers });
      outgoing.end(body && JSON.stringify(body));
      const [response] = await once(outgoing, 'response');
      const answer = (await json(response)) as { code?: string; orderId?: string; status?: string };
      note(response.statusCode, answer.code ?? null, response.headers['retry-after'] ?? null);
      const retryAfterMs = 1_000 * Number(response.headers['retry-after'] ?? 0);
      return { status: response.statusCode as number, answer, retryAfterMs };
    } catch (error) {
      note(0, `${error}`, null);
      return { status: 0, answer: {}, retryAfterMs: 1_000 };
    }
  }

  async function book(): Promise<void> {
    while (!stopped) {
      const index = next++;
      const path = `/api/flights/${flights[index % flights.length]}/orders`;
      const seat = seats[Math.floor(index / flights.length) % seats.length];
      const { status, answer, retryAfterMs } = await send('create', 'POST', path, { userId: 'load', seats: [seat] });
      if (status !== 201) await sleep(retryAfterMs);
      else if (answer.status === 'SEATS_RESERVED') {
        await send('change', 'POST', `/api/orders/${answer.orderId}/payment`, { paymentCode: '11111' });
      }
    }
  }

  async function read(): Promise<void> {
    for (let turn = 0; !stopped; turn++) {
      await Promise.all([
        send('read', 'GET', `/api/flights/${flights[turn % flights.length]}/seats`),
        sleep(READ_EVERY_MS * (0.5 + Math.random())),
      ]);
    }
  }

  process.once('message', () => {
    stopped = true;
  });
  await Promise.all(Array.from({ length: clients }, kind === 'book' ? book : read));
  process.send?.(samples, () => process.exit(0));
}

await main(JSON.parse(process.argv[2] ?? ''));
