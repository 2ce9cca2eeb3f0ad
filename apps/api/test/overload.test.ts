import { setTimeout as sleep } from 'node:timers/promises';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { percentile, type Sample, startLoad } from './support/load.ts';
import { Rest } from './support/rest.ts';

/** Two cores carry out some 30 new orders a second; this many clients ask for several times as many. */
const CROWD = 300;
const CROWD_SECONDS = 8;
const USUAL = 16;
const USUAL_SECONDS = 5;
const READERS = 5;
/** Other suites run beside this one: the slowest answers may take so many times as long as on a machine of their own. */
const BUSY = 4;
const FLIGHTS = Array.from({ length: 24 }, (_, index) => `LOAD-${index}`);

let jumpseat: Jumpseat;
let seats: string[];
beforeAll(async () => {
  jumpseat = await startJumpseat();
  const rest = new Rest(jumpseat.url);
  for (const flightId of FLIGHTS) await rest.post('/api/admin/flights', { flightId, layoutId: 'a320neo' });
  const map = (await rest.get(`/api/flights/${FLIGHTS[0]}/seats`)).body;
  seats = map.seats.map(({ seatNumber }: { seatNumber: string }) => seatNumber);
}, 60_000);
afterAll(() => jumpseat?.stop(), 30_000);

let asked = 0;
const start = (kind: 'book' | 'read', clients: number) =>
  startLoad({ ...{ url: jumpseat.url, kind, clients }, flights: FLIGHTS, seats, offset: asked });

/** What clients who book were answered in so many seconds. */
async function booking(clients: number, seconds: number): Promise<readonly Sample[]> {
  const load = start('book', clients);
  await sleep(seconds * 1_000);
  const samples = await load.end();
  asked += samples.filter(({ what }) => what === 'create').length;
  return samples;
}

const isAccepted = ({ status }: Sample) => status === 200 || status === 201;
const accepted = (samples: readonly Sample[], what: Sample['what']) =>
  samples.filter((sample) => sample.what === what && isAccepted(sample));

function report(name: string, samples: readonly Sample[]): void {
  const [p50, p99, most] = [0.5, 0.99, 1].map((share) => `${Math.round(percentile(samples, share))} ms`);
  console.info(`${name}: ${samples.length}, p50 ${p50}, p99 ${p99}, at most ${most}`);
}

/** Most were answered within the limit, and few much later. */
function expectWithin(samples: readonly Sample[], limitMs: number): void {
  expect(percentile(samples, 0.5)).toBeLessThan(limitMs);
  expect(percentile(samples, 0.95)).toBeLessThan(limitMs * BUSY);
}

test('more than can be carried out: the surplus is told soon to come back, the others and readers are answered as ever', async () => {
  const before = await booking(USUAL, USUAL_SECONDS);
  const readers = start('read', READERS);
  const samples = await booking(CROWD, CROWD_SECONDS);
  const reads = await readers.end();
  const after = await booking(USUAL, USUAL_SECONDS);

  const refused = samples.filter((sample) => !isAccepted(sample));
  const [creates, changes] = [accepted(samples, 'create'), accepted(samples, 'change')];
  report('Orders made without a crowd', accepted(before, 'create'));
  report('Orders made in the crowd', creates);
  report('Payments made in the crowd', changes);
  report('Refused', refused);
  report('Reads', reads);
  report('Orders made after it', accepted(after, 'create'));

  expect(refused.length).toBeGreaterThan(creates.length);
  expect(new Set(refused.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(['503 OVERLOADED']));
  expect(refused.every(({ retryAfter }) => Number(retryAfter) >= 1)).toBe(true);
  expectWithin(refused, 1_000);
  // Whoever holds seats can pay for them.
  expect(refused.filter(({ what }) => what === 'change').length).toBeLessThan(changes.length / 20);
  expectWithin([...creates, ...changes], 3_000);
  expect(reads.every(isAccepted)).toBe(true);
  expectWithin(reads, 100);

  const speed = (made: readonly Sample[], seconds: number) => accepted(made, 'create').length / seconds;
  const usual = speed(before, USUAL_SECONDS);
  expect(speed(samples, CROWD_SECONDS)).toBeGreaterThan(usual / BUSY);
  expect(speed(after, USUAL_SECONDS)).toBeGreaterThan(usual / BUSY);
}, 120_000);
