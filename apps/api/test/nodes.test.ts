import { connect, createSeatStore, type Database } from '@jumpseat/db';
import { type ApiNode, type Jumpseat, PostgresServer, startJumpseat } from '@jumpseat/dev/testing';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { Rest } from './support/rest.ts';
import { SeatTraffic } from './support/seat-traffic.ts';
import { ourClient, standardClient, Viewer } from './support/viewer.ts';

const VIEWERS = 30;
const SEATS = 500;

let postgres: PostgresServer;
let jumpseat: Jumpseat;
let database: Database;
let rest: Rest;
let flightsMade = 0;
let brokenSockets = 0;
const viewers: Viewer[] = [];

beforeAll(async () => {
  postgres = await PostgresServer.create();
  jumpseat = await startJumpseat({}, { api: 3, postgres: postgres.url });
  database = connect(jumpseat.databaseUrl);
  rest = new Rest(jumpseat.url);
}, 90_000);
afterEach(() => Promise.all(viewers.splice(0).map((viewer) => viewer.leave())));
afterAll(async () => {
  await jumpseat?.stop();
  await database?.close();
  await postgres?.remove();
}, 30_000);

/** A flight of the test's own, with the 30 seats A1 to C10. */
async function newFlight(): Promise<string> {
  const flightId = `TEST-${++flightsMade}`;
  expect(await rest.post('/api/admin/flights', { flightId, layoutId: 'demo-30' })).toMatchObject({ status: 201 });
  return flightId;
}

/** Opens the map of a flight through the balancer, with tRPC's client and with ours; answers when all of them see it. */
async function watch(flightId: string): Promise<void> {
  const clients = [standardClient, ourClient];
  for (let count = 0; count < VIEWERS; count++) {
    const open = clients[count % clients.length] ?? standardClient;
    viewers.push(
      new Viewer(
        open(jumpseat.url, () => brokenSockets++),
        flightId,
      ),
    );
  }
  await allSee(0);
}

const allSee = (version: number) => Promise.all(viewers.map((viewer) => viewer.upTo(version)));

async function viewersOf({ url }: ApiNode): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^jumpseat_websockets (\d+)$/m.exec(metrics)?.[1]);
}

/** Changes of a flight's seats, until the test is over. */
function startTraffic(flightId: string): SeatTraffic {
  const traffic = new SeatTraffic(database, flightId);
  onTestFinished(() => traffic.stop());
  return traffic;
}

/** Ends the traffic; every viewer must come to see what the database then shows, and object to nothing on the way. */
async function endsWell(traffic: SeatTraffic): Promise<void> {
  await traffic.stop();
  const { version, seats } = await traffic.shown();
  await allSee(version);
  for (const viewer of viewers) {
    expect(viewer.objections).toEqual([]);
    expect(viewer.version).toBe(version);
    expect(viewer.seats).toEqual(seats);
  }
}

test.each([
  ['is told to end', 'stop'],
  ['dies', 'kill'],
] as const)(
  'the viewers of a node that %s go on elsewhere, with nothing missed or told twice',
  async (_, end) => {
    const flightId = await newFlight();
    const [leaving, ...others] = jumpseat.nodes as [ApiNode, ...ApiNode[]];
    const traffic = startTraffic(flightId);
    await watch(flightId);
    const before = await Promise.all(jumpseat.nodes.map(viewersOf));
    expect(before).toEqual([VIEWERS / 3, VIEWERS / 3, VIEWERS / 3]);

    onTestFinished(() => leaving.process.start());
    await traffic.more(20);
    brokenSockets = 0;
    await leaving.process[end]();
    // Who is sent elsewhere is never sent to the node that is ending.
    if (end === 'stop') expect(brokenSockets).toBe(0);
    await traffic.more(100);
    await endsWell(traffic);
    const [one = 0, other = 0] = await Promise.all(others.map(viewersOf));
    expect(one + other).toBe(VIEWERS);
  },
  60_000,
);

test('nodes that are replaced one after another lose no viewer and no change', async () => {
  const flightId = await newFlight();
  const traffic = startTraffic(flightId);
  await watch(flightId);
  for (const { process } of jumpseat.nodes) {
    await process.stop();
    await process.start();
  }
  await traffic.more(20);
  await endsWell(traffic);
}, 90_000);

test('a booking through one node is seen on the others', async () => {
  const [first, ...others] = jumpseat.nodes as [ApiNode, ...ApiNode[]];
  const flightId = await newFlight();
  for (const { url } of others) viewers.push(new Viewer(standardClient(url), flightId));
  await allSee(0);

  const onFirst = new Rest(first.url);
  const { body } = await onFirst.post(`/api/flights/${flightId}/orders`, { userId: 'ann', seats: ['A1'] });
  await Promise.all(viewers.map((viewer) => viewer.until(() => viewer.seats.A1 === 'HELD')));
  await onFirst.post(`/api/orders/${body.orderId}/payment`, { paymentCode: '11111' });
  await Promise.all(viewers.map((viewer) => viewer.until(() => viewer.seats.A1 === 'BOOKED')));
});

test(`${SEATS} seats that change at once, more than one announcement can name, are seen by everyone`, async () => {
  const codes = Array.from({ length: SEATS }, (_, index) => `SEAT-${index}`);
  const flightId = await newFlight();
  await database.sql`
    insert into seats (flight_id, code, cabin, position)
    select ${flightId}, code, 'economy', 1000 from unnest(${codes}::text[]) as code`;
  await watch(flightId);
  const changes = codes.map((seat) => ({ seat, status: 'BOOKED' as const, orderId: 'group', leaseUntil: null }));
  await createSeatStore(database).projectSeats({ flightId, blockId: 'all', version: 1, changes });
  await allSee(1);
  for (const viewer of viewers) {
    expect(viewer.objections).toEqual([]);
    expect(codes.every((code) => viewer.seats[code] === 'BOOKED')).toBe(true);
  }
});

test('nobody found anything to complain of', () => {
  for (const { process } of jumpseat.nodes) expect(process.output).toBe('');
});

test('after Postgres was away, every viewer catches up by itself', async () => {
  const flightId = await newFlight();
  const traffic = startTraffic(flightId);
  await watch(flightId);
  await traffic.more(20);
  await postgres.stop();
  await traffic.refusedMore(50);
  await postgres.start();
  // No more than that: later announcements would give away what was missed.
  await traffic.more(1);
  await endsWell(traffic);
}, 60_000);

test('orders under way while Postgres restarts are carried out or refused for now, and later ones are carried out', async () => {
  const flightId = await newFlight();
  const order = (seat: string) => rest.post(`/api/flights/${flightId}/orders`, { userId: 'ann', seats: [seat] });
  const [first = '', last = '', ...seats] = ['A', 'B', 'C'].flatMap((row) =>
    Array.from({ length: 10 }, (_, column) => `${row}${column + 1}`),
  );
  await order(first);
  const placed = seats.map(order);
  await Promise.race(placed);
  await postgres.stop();
  await postgres.start();

  for (const { status, body } of await Promise.all(placed)) {
    if (status !== 201) expect({ status, code: body.code }).toEqual({ status: 503, code: 'UNAVAILABLE' });
    else expect(body.status).toBe('SEATS_RESERVED');
  }
  await expect.poll(async () => (await order(last)).status, { timeout: 45_000 }).toBe(201);
}, 90_000);
