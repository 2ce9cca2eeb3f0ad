import { setTimeout as sleep } from 'node:timers/promises';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { percentile, type Sample, startLoad } from './support/load.ts';
import { Rest } from './support/rest.ts';

/** Two cores handle about 30 new orders a second. These clients request several times as many. */
const OVERLOAD_CLIENTS = 300;
const OVERLOAD_SECONDS = 8;
const NORMAL_CLIENTS = 16;
const NORMAL_SECONDS = 5;
const READERS = 5;
/** The slowest responses may take this many times as long as on an idle machine. */
const TOLERANCE = 4;
const FLIGHTS = Array.from({ length: 24 }, (_, index) => `LOAD-${index}`);

let jumpseat: Jumpseat;
let seats: string[];
beforeAll(async () => {
  jumpseat = await startJumpseat();
  const rest = new Rest(jumpseat.url);
  for (const flightId of FLIGHTS) await rest.post('/api/admin/flights', { flightId, layoutId: 'a320neo' });
  const map = (await rest.get(`/api/flights/${FLIGHTS[0]}/seats`)).body;
  seats = map.seats.map(({ seatNumber }: { seatNumber: string }) => seatNumber);
});
afterAll(() => jumpseat?.stop());

let ordersSent = 0;
const start = (kind: 'book' | 'read', clients: number) =>
  startLoad({ url: jumpseat.url, kind, clients, flights: FLIGHTS, seats, offset: ordersSent });

/** Runs clients that book for some seconds. Returns a sample per request. */
async function booking(clients: number, seconds: number): Promise<readonly Sample[]> {
  const load = start('book', clients);
  await sleep(seconds * 1_000);
  const samples = await load.end();
  ordersSent += samples.filter(({ what }) => what === 'create').length;
  return samples;
}

const isAccepted = ({ status }: Sample) => status === 200 || status === 201;
const acceptedOf = (samples: readonly Sample[], what: Sample['what']) =>
  samples.filter((sample) => sample.what === what && isAccepted(sample));

function report(name: string, samples: readonly Sample[]): void {
  const ms = (share: number) => `${Math.round(percentile(samples, share))} ms`;
  console.info(`${name}: ${samples.length}, p50 ${ms(0.5)}, p99 ${ms(0.99)}, at most ${ms(1)}`);
}

/** The median is within the limit, and 95% are not much later. */
function expectWithin(samples: readonly Sample[], limitMs: number): void {
  expect(percentile(samples, 0.5)).toBeLessThan(limitMs);
  expect(percentile(samples, 0.95)).toBeLessThan(limitMs * TOLERANCE);
}

test('under overload, surplus orders are refused at once with the time to retry; other orders and reads are served as usual', async () => {
  const before = await booking(NORMAL_CLIENTS, NORMAL_SECONDS);
  const readers = start('read', READERS);
  const samples = await booking(OVERLOAD_CLIENTS, OVERLOAD_SECONDS);
  const reads = await readers.end();
  const after = await booking(NORMAL_CLIENTS, NORMAL_SECONDS);

  const refused = samples.filter((sample) => !isAccepted(sample));
  const creates = acceptedOf(samples, 'create');
  const changes = acceptedOf(samples, 'change');
  report('Orders before the overload', acceptedOf(before, 'create'));
  report('Orders under overload', creates);
  report('Payments under overload', changes);
  report('Refused', refused);
  report('Reads', reads);
  report('Orders after it', acceptedOf(after, 'create'));

  expect(refused.length).toBeGreaterThan(creates.length);
  expect(new Set(refused.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(['503 OVERLOADED']));
  expect(refused.every(({ retryAfter }) => Number(retryAfter) >= 1)).toBe(true);
  expectWithin(refused, 1_000);
  // Passengers who hold seats can pay for them.
  expect(refused.filter(({ what }) => what === 'change').length).toBeLessThan(changes.length / 20);
  expectWithin([...creates, ...changes], 3_000);
  expect(reads.every(isAccepted)).toBe(true);
  expectWithin(reads, 100);

  const rate = (load: readonly Sample[], seconds: number) => acceptedOf(load, 'create').length / seconds;
  const normal = rate(before, NORMAL_SECONDS);
  expect(rate(samples, OVERLOAD_SECONDS)).toBeGreaterThan(normal / TOLERANCE);
  expect(rate(after, NORMAL_SECONDS)).toBeGreaterThan(normal / TOLERANCE);
});
