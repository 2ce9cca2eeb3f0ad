import type { OrderCommands } from '@jumpseat/booking/contracts';
import {
  connect,
  createClaimStore,
  createFlightStore,
  createOrderStore,
  type Database,
  type FlightStore,
  type OrderStore,
} from '@jumpseat/db';
import { createTestDatabase, type TestDatabase } from '@jumpseat/db/testing';
import {
  euros,
  holdOf,
  instant,
  JumpseatError,
  layoutOf,
  type Order,
  type OrderEvent,
  openOrder,
  refusal,
  seatsOf,
  transition,
} from '@jumpseat/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Counts } from '../src/admission/counts.ts';
import { limitUnpaid } from '../src/admission/limit-unpaid.ts';
import { LOOPBACK } from '../src/identity/caller-address.ts';
import { flightAhead } from '../src/testing/memory-flights.ts';
import { type Happening, POLICY as policy } from '../src/testing/memory-orders.ts';

const LIMITS = { ordersOfGuest: 10, seatsOfGuest: 18, emptyOfAddress: 100, shareOfAddress: 0.1, seatsOfOrder: 9 };
const PARTY = 9;

let server: TestDatabase;
let database: Database;
let flights: FlightStore;
let orders: OrderStore;
let made = 0;
let flightId: string;
let codes: string[];
let met: Counts<string>;
let commands: OrderCommands;
/** What keeps the next orders from being opened. */
let trouble: JumpseatError | undefined;
/** The operations of the changes that were let be. */
let operations: (string | undefined)[];

beforeAll(async () => {
  server = await createTestDatabase();
  database = connect(server.url);
  flights = createFlightStore(database);
  orders = createOrderStore(database);
});
afterAll(async () => {
  await database.close();
  await server.drop();
});

async function aFlight(layoutId: string): Promise<void> {
  flightId = `F${++made}`;
  codes = seatsOf(layoutOf(layoutId)).map(({ code }) => code);
  await flights.create(flightAhead(flightId, layoutId));
}

/** Has something happen to an order, as its workflow records it. */
async function happen(orderId: string, event: Happening, from?: Order): Promise<Order> {
  const before = from ?? ((await orders.find(orderId)) as Order);
  const happened = { ...event, at: instant(Date.now()) } as OrderEvent;
  const after = transition(before, happened);
  await orders.recordOrder(after, happened);
  return after;
}

const soon = () => instant(Date.now() + policy.holdMs);
const seatsHeld = (seats: readonly string[]): Happening => ({
  type: 'SEATS_HELD',
  seats,
  total: euros(8_900),
  expiresAt: soon(),
});
const paid = (): Happening[] => [{ type: 'PAYMENT_STARTED', expiresAt: soon() }, { type: 'CONFIRMED' }];

/** Seats are granted to whoever asks: what is refused here is refused by the limits. */
const granting = {
  async create({ orderId, flight, userId, guestId, seats }: Parameters<OrderCommands['create']>[0]) {
    if (trouble) throw trouble;
    const opened = openOrder({ id: orderId, flightId: flight.id, userId, guestId, policy, now: Date.now() });
    return happen(orderId, seats.length > 0 ? seatsHeld(seats) : { type: 'OPENED' }, opened);
  },
  async selectSeats(...[orderId, seats, , operationId]: Parameters<OrderCommands['selectSeats']>) {
    if (trouble) throw trouble;
    operations.push(operationId);
    return happen(orderId, seatsHeld(seats));
  },
} as Partial<OrderCommands> as OrderCommands;

beforeEach(async () => {
  trouble = undefined;
  operations = [];
  met = new Counts();
  await aFlight('a380-800');
  commands = limitUnpaid(granting, {
    claims: createClaimStore(database),
    limits: LIMITS,
    secret: 'of the tests',
    met,
    letOwnPrograms: true,
    findLayoutId: async (id) => (await flights.findForSale(id))?.layoutId ?? null,
  });
});

interface Who {
  readonly guestId: string | null;
  readonly address: string;
}

async function order({ guestId, address }: Who, seats: number): Promise<string> {
  const flight = await flights.findForSale(flightId);
  if (!flight) throw new Error('no flight');
  const orderId = `order-${++made}`;
  const wanted = codes.splice(0, seats);
  await commands.create({ orderId, flight, userId: 'ada', guestId, address, seats: wanted, chooser: {} });
  return orderId;
}

/** The ids of those orders that were let be. */
async function letBe(asked: readonly Promise<string>[]): Promise<string[]> {
  const settled = await Promise.allSettled(asked);
  for (const each of settled) {
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'UNPAID_LIMIT_REACHED' });
  }
  return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

const seatsTaken = async () => {
  const [row] = await database.sql<{ seats: number }[]>`
    select coalesce(sum(cardinality(seats)), 0)::int as seats from orders
    where flight_id = ${flightId} and status in ('SEATS_RESERVED', 'PAYMENT_PENDING', 'CONFIRMED')`;
  return row?.seats ?? 0;
};
const claimed = async () => (await database.sql`select from order_claims where flight_id = ${flightId}`).count;

const bot = (guest: number): Who => ({ guestId: `bot-${flightId}-${guest}`, address: `bot of ${flightId}` });
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

describe('a bot with one address and fifty guests', () => {
  test('holds a tenth of a flight at most, one order after the other', async () => {
    for (let guest = 0; guest < 50; guest++) await letBe([order(bot(guest), PARTY)]);
    expect(await seatsTaken()).toBe(45);
    expect(met.of('seatsOfAddress')).toBe(45);
  });

  test('holds no more where it asks for everything at once', async () => {
    await letBe(times(50, (guest) => order(bot(guest), 3)));
    expect(await seatsTaken()).toBeLessThanOrEqual(51);
  });

  test('holds no more where it opens orders first and fills them later', async () => {
    const opened = await letBe(times(50, (guest) => order(bot(guest), 0)));
    await letBe(opened.map(async (id) => (await commands.selectSeats(id, codes.splice(0, PARTY), {})).id));
    expect(await seatsTaken()).toBeLessThanOrEqual(51);
  });

  test('holds no more by growing and shrinking its orders at once', async () => {
    const opened = await letBe(times(50, (guest) => order(bot(guest), 1)));
    const changes = opened.flatMap((id) => {
      const [few, many] = [codes.splice(0, 1), codes.splice(0, PARTY)];
      return [few, many, few].map((seats) => commands.selectSeats(id, seats, {}));
    });
    await Promise.allSettled(changes);
    expect(await seatsTaken()).toBeLessThanOrEqual(51);
  });

  test('holds no more by changing one order many times at once', async () => {
    const opened = await letBe(times(50, (guest) => order(bot(guest), 1)));
    const changes = opened.flatMap((id) => times(3, () => commands.selectSeats(id, codes.splice(0, PARTY), {})));
    await Promise.allSettled(changes);
    expect(await seatsTaken()).toBeLessThanOrEqual(51);
  });

  test('keeps nobody else from booking', async () => {
    for (let guest = 0; guest < 50; guest++) await letBe([order(bot(guest), PARTY)]);
    expect(await letBe([order({ guestId: `ann-${flightId}`, address: 'elsewhere' }, PARTY)])).toHaveLength(1);
  });
});

describe('a guest', () => {
  const guest = (address = 'here'): Who => ({ guestId: `guest-${flightId}`, address: `${address} ${flightId}` });

  test('holds two whole orders of a flight, from wherever it asks', async () => {
    for (let index = 0; index < 20; index++) await letBe([order(guest(`place ${index}`), PARTY)]);
    expect(await seatsTaken()).toBe(18);
    expect(met.of('seatsOfGuest')).toBe(18);
  });

  test('has ten open orders, with seats or without', async () => {
    expect(await letBe([...times(8, () => order(guest(), 0)), ...times(2, () => order(guest(), 1))])).toHaveLength(10);
    expect(await letBe([order(guest(), 0)])).toEqual([]);
    expect(met.of('ordersOfGuest')).toBe(1);
  });

  test.each<[string, Happening[]]>([
    ['gave one up', [{ type: 'CANCELLED' }]],
    ['let one run out', [{ type: 'EXPIRED' }]],
    ['paid for one', paid()],
  ])('that %s may hold as much again, and the order is forgotten', async (_, events) => {
    const [first = ''] = await letBe([order(guest(), PARTY), order(guest(), PARTY)]);
    expect(await letBe([order(guest(), 1)])).toEqual([]);
    for (const event of events) await happen(first, event);
    expect(await claimed()).toBe(1);
    expect(await letBe([order(guest(), PARTY)])).toHaveLength(1);
  });

  test('loses no seat by a refusal, and changes its seats as before', async () => {
    const [first = ''] = await letBe([order(guest(), PARTY), order(guest(), PARTY)]);
    const more = codes.splice(0, PARTY + 1);
    await expect(commands.selectSeats(first, more, {})).rejects.toMatchObject({ code: 'UNPAID_LIMIT_REACHED' });
    expect(holdOf((await orders.find(first)) as Order)?.seats).toHaveLength(PARTY);
    await commands.selectSeats(first, codes.splice(0, PARTY), {});
    await commands.selectSeats(first, codes.splice(0, 2), {});
    expect(await letBe([order(guest(), 7)])).toHaveLength(1);
  });
});

test('a change of seats keeps the operation of its idempotency key, so that it is carried out once', async () => {
  const id = await order({ guestId: null, address: '192.0.2.9' }, 1);
  await commands.selectSeats(id, codes.splice(0, 2), {}, 'operation-1');
  await database.sql`delete from order_claims where order_id = ${id}`;
  await commands.selectSeats(id, codes.splice(0, 1), {}, 'operation-2');
  expect(operations).toEqual(['operation-1', 'operation-2']);
});

test('thirty people in an office book a flight of 166 seats, two families of nine among them', async () => {
  await aFlight('a320neo');
  const unpaid: string[] = [];
  for (let guest = 0; guest < 30; guest++) {
    const person = { guestId: `office-${flightId}-${guest}`, address: `office ${flightId}` };
    unpaid.push(await order(person, guest % 15 === 0 ? PARTY : 1 + (guest % 2)));
    // While four of them choose seats and pay, the others have done so, or still look.
    const [first = ''] = unpaid.length > 4 ? unpaid.splice(0, 1) : [];
    if (first) for (const event of paid()) await happen(first, event);
  }
  expect([...met]).toHaveLength(0);
});

describe('programs without a session', () => {
  test('that share an address hold all of a small flight', async () => {
    await aFlight('demo-30');
    expect(await letBe(times(10, () => order({ guestId: null, address: '192.0.2.1' }, 3)))).toHaveLength(10);
    expect(await seatsTaken()).toBe(30);
  });

  test('on this machine hold what they like, also of a large one', async () => {
    const program = { guestId: null, address: LOOPBACK };
    const opened = await letBe([...times(20, () => order(program, PARTY)), ...times(5, () => order(program, 0))]);
    await Promise.all(opened.slice(20).map((id) => commands.selectSeats(id, codes.splice(0, PARTY), {})));
    expect(await seatsTaken()).toBe(225);
    expect(await letBe([order({ guestId: `g-${flightId}`, address: LOOPBACK }, PARTY)])).toHaveLength(1);
  });

  test.each([LOOPBACK, '192.0.2.7'])('from %s have a hundred empty orders, and no more', async (address) => {
    for (let round = 0; round < 12; round++) await letBe(times(10, () => order({ guestId: null, address }, 0)));
    expect(met.of('emptyOfAddress')).toBeGreaterThanOrEqual(20);
    const { count } = await database.sql`select from orders where flight_id = ${flightId} and status = 'CREATED'`;
    expect(count).toBeLessThanOrEqual(100);
    await database.sql`delete from order_claims`;
  });
});

describe('an order that is not opened', () => {
  const someone = () => ({ guestId: `someone-${flightId}`, address: `somewhere ${flightId}` });

  test('since there is too much to do counts for nothing', async () => {
    trouble = new JumpseatError(refusal('OVERLOADED'));
    await expect(order(someone(), PARTY)).rejects.toThrow();
    expect(await claimed()).toBe(0);
  });

  test('under an id that another opens at the same time leaves that one its claim', async () => {
    const orderId = await order(someone(), 1);
    const flight = await flights.findForSale(flightId);
    if (!flight) throw new Error('no flight');
    trouble = new JumpseatError(refusal('ORDER_EXISTS'));
    const again = { orderId, flight, userId: 'ada', ...someone(), seats: codes.splice(0, 2), chooser: {} };
    await expect(commands.create(again)).rejects.toThrow();
    expect(await claimed()).toBe(1);
  });

  test('in time may still be: it counts until that is known', async () => {
    trouble = new JumpseatError(refusal('UNAVAILABLE'));
    await expect(order(someone(), PARTY)).rejects.toThrow();
    expect(await claimed()).toBe(1);
  });
});
