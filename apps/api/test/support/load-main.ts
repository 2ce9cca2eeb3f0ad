import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Load, Sample } from './load.ts';

/** How often each reader asks, in milliseconds. */
const READ_EVERY_MS = 200;

/** A program that sends requests until it is told to stop: a process of its own, so that what it measures is not its own work. */
async function main({ url, clients, kind, flights, seats, offset }: Load): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const samples: Sample[] = [];
  let stopped = false;
  let next = offset;

  async function ask(what: Sample['what'], method: string, path: string, body?: object) {
    const begun = performance.now();
    const note = (status: number, code: string | null, retryAfter: string | null) =>
      samples.push({ what, status, code, retryAfter, at: Date.now(), ms: performance.now() - begun });
    try {
      const asked = request(`${url}${path}`, {
        ...{ method, agent },
        headers: body ? { 'content-type': 'application/json' } : {},
      });
      asked.end(body && JSON.stringify(body));
      const [response] = await once(asked, 'response');
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
      const wish = next++;
      const path = `/api/flights/${flights[wish % flights.length]}/orders`;
      const seat = seats[Math.floor(wish / flights.length) % seats.length];
      const { status, answer, retryAfterMs } = await ask('create', 'POST', path, { userId: 'load', seats: [seat] });
      if (status !== 201) await sleep(retryAfterMs);
      else if (answer.status === 'SEATS_RESERVED') {
        await ask('change', 'POST', `/api/orders/${answer.orderId}/payment`, { paymentCode: '11111' });
      }
    }
  }

  async function read(): Promise<void> {
    for (let turn = 0; !stopped; turn++) {
      await Promise.all([
        ask('read', 'GET', `/api/flights/${flights[turn % flights.length]}/seats`),
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
