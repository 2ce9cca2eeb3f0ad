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
let brokenSockets = 0;
const viewers: Viewer[] = [];

beforeAll(async () => {
  postgres = await PostgresServer.create();
  jumpseat = await startJumpseat({}, { api: 3, postgres: postgres.url });
  database = connect(jumpseat.databaseUrl);
}, 90_000);
afterEach(() => Promise.all(viewers.splice(0).map((viewer) => viewer.leave())));
afterAll(async () => {
  await jumpseat?.stop();
  await database?.close();
  await postgres?.remove();
}, 30_000);

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
  ['is told to end', 'stop', 'JS102'],
  ['dies', 'kill', 'JS114'],
] as const)(
  'the viewers of a node that %s go on elsewhere, with nothing missed or told twice',
  async (_, end, flightId) => {
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
  const traffic = startTraffic('JS131');
  await watch('JS131');
  for (const { process } of jumpseat.nodes) {
    await process.stop();
    await process.start();
  }
  await traffic.more(20);
  await endsWell(traffic);
}, 90_000);

test('a booking through one node is seen on the others', async () => {
  const [first, ...others] = jumpseat.nodes as [ApiNode, ...ApiNode[]];
  const rest = new Rest(first.url);
  for (const { url } of others) viewers.push(new Viewer(standardClient(url), 'FL123'));
  await allSee(0);

  const { body } = await rest.post('/api/flights/FL123/orders', { userId: 'ann', seats: ['A1'] });
  await Promise.all(viewers.map((viewer) => viewer.until(() => viewer.seats.A1 === 'HELD')));
  await rest.post(`/api/orders/${body.orderId}/payment`, { paymentCode: '11111' });
  await Promise.all(viewers.map((viewer) => viewer.until(() => viewer.seats.A1 === 'BOOKED')));
});

test(`${SEATS} seats that change at once, more than one announcement can name, are seen by everyone`, async () => {
  const codes = Array.from({ length: SEATS }, (_, index) => `SEAT-${index}`);
  await database.sql`
    insert into seats (flight_id, code, cabin, position)
    select 'JS201', code, 'economy', 1000 from unnest(${codes}::text[]) as code`;
  await watch('JS201');
  const changes = codes.map((seat) => ({ seat, status: 'BOOKED' as const, orderId: 'group', leaseUntil: null }));
  await createSeatStore(database).projectSeats({ flightId: 'JS201', version: 1, changes });
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
  const traffic = startTraffic('JS218');
  await watch('JS218');
  await traffic.more(20);
  await postgres.stop();
  await traffic.refusedMore(50);
  await postgres.start();
  // No more than that: later announcements would give away what was missed.
  await traffic.more(1);
  await endsWell(traffic);
}, 60_000);

test('orders under way while Postgres restarts are carried out or refused for now, and later ones are carried out', async () => {
  const rest = new Rest(jumpseat.url);
  const order = (seat: string) => rest.post('/api/flights/JS226/orders', { userId: 'ann', seats: [seat] });
  const seats = ['A', 'B', 'C', 'D', 'E', 'F'].flatMap((column) => [5, 6, 7, 8, 9, 10].map((row) => `${row}${column}`));
  await order('30A');
  const placed = seats.map(order);
  await Promise.race(placed);
  await postgres.stop();
  await postgres.start();

  for (const { status, body } of await Promise.all(placed)) {
    if (status !== 201) expect({ status, code: body.code }).toEqual({ status: 503, code: 'UNAVAILABLE' });
    else expect(body.status).toBe('SEATS_RESERVED');
  }
  await expect.poll(async () => (await order('30B')).status, { timeout: 45_000 }).toBe(201);
}, 90_000);
