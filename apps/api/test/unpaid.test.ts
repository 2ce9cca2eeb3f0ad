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
  type Chooser,
  euros,
  holdOf,
  instant,
  JumpseatError,
  layoutOf,
  type Order,
  type OrderEvent,
  openOrder,
  DEFAULT_POLICY as policy,
  refusal,
  seatsOf,
  transition,
} from '@jumpseat/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { KeyedCounts } from '../src/admission/keyed-counts.ts';
import { limitUnpaid } from '../src/admission/limit-unpaid.ts';
import { LOOPBACK } from '../src/identity/caller-address.ts';
import { flightAhead } from '../src/testing/memory-flights.ts';
import type { UntimedEvent } from '../src/testing/memory-orders.ts';

const LIMITS = { ordersOfGuest: 10, seatsOfGuest: 18, emptyOfAddress: 100, shareOfAddress: 0.1, seatsOfOrder: 9 };
const PARTY = 9;

let server: TestDatabase;
let database: Database;
let flights: FlightStore;
let orders: OrderStore;
let created = 0;
let flightId: string;
let codes: string[];
let met: KeyedCounts<string>;
let commands: OrderCommands;
/** Fails the next commands if set. */
let failure: JumpseatError | undefined;
/** The operation ids of the accepted changes. */
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

async function createFlight(layoutId: string): Promise<void> {
  flightId = `F${++created}`;
  codes = seatsOf(layoutOf(layoutId)).map(({ code }) => code);
  await flights.create(flightAhead(flightId, layoutId));
}

/** Records an event of an order, as its workflow does. */
async function recordEvent(orderId: string, event: UntimedEvent, from?: Order): Promise<Order> {
  const before = from ?? ((await orders.find(orderId)) as Order);
  const dated = { ...event, at: instant(Date.now()) } as OrderEvent;
  const after = transition(before, dated);
  await orders.recordOrder(after, dated);
  return after;
}

const soon = () => instant(Date.now() + policy.holdMs);
const seatsHeld = (seats: readonly string[]): UntimedEvent => ({
  type: 'SEATS_HELD',
  seats,
  total: euros(8_900),
  expiresAt: soon(),
});
const paid = (): UntimedEvent[] => [{ type: 'PAYMENT_STARTED', expiresAt: soon() }, { type: 'CONFIRMED' }];

/** Grants all seats, so every refusal comes from the limits. */
const unlimitedCommands = {
  async create({ orderId, flight, userId, guestId, seats }: Parameters<OrderCommands['create']>[0]) {
    if (failure) throw failure;
    const opened = openOrder({ id: orderId, flightId: flight.id, userId, guestId, policy, now: Date.now() });
    return recordEvent(orderId, seats.length > 0 ? seatsHeld(seats) : { type: 'OPENED' }, opened);
  },
  async selectSeats(orderId: string, seats: readonly string[], _chooser: Chooser, operationId?: string) {
    if (failure) throw failure;
    operations.push(operationId);
    return recordEvent(orderId, seatsHeld(seats));
  },
} as Partial<OrderCommands> as OrderCommands;

beforeEach(async () => {
  failure = undefined;
  operations = [];
  met = new KeyedCounts();
  await createFlight('a380-800');
  commands = limitUnpaid(unlimitedCommands, {
    claims: createClaimStore(database),
    limits: LIMITS,
    secret: 'of the tests',
    met,
    exemptLocalPrograms: true,
    findLayoutId: async (id) => (await flights.findForSale(id))?.layoutId ?? null,
  });
});

interface TestCaller {
  readonly guestId: string | null;
  readonly address: string;
}

async function order({ guestId, address }: TestCaller, seats: number): Promise<string> {
  const flight = await flights.findForSale(flightId);
  if (!flight) throw new Error('no flight');
  const orderId = `order-${++created}`;
  const wanted = codes.splice(0, seats);
  await commands.create({ orderId, flight, userId: 'ada', guestId, address, seats: wanted, chooser: {} });
  return orderId;
}

/** Returns the ids of the accepted orders. All others must have reached a limit. */
async function accepted(attempts: readonly Promise<string>[]): Promise<string[]> {
  const results = await Promise.allSettled(attempts);
  for (const each of results) {
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'UNPAID_LIMIT_REACHED' });
  }
  return results.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

const seatsTaken = async () => {
  const [row] = await database.sql<{ seats: number }[]>`
    select coalesce(sum(cardinality(seats)), 0)::int as seats from orders
    where flight_id = ${flightId} and status in ('SEATS_RESERVED', 'PAYMENT_PENDING', 'CONFIRMED')`;
  return row?.seats ?? 0;
};
const claimed = async () => (await database.sql`select from order_claims where flight_id = ${flightId}`).count;

const bot = (guest: number): TestCaller => ({ guestId: `bot-${flightId}-${guest}`, address: `bot of ${flightId}` });
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

describe('a bot with one address and fifty guests', () => {
  test('holds at most a tenth of a flight with orders one after the other', async () => {
    for (let guest = 0; guest < 50; guest++) await accepted([order(bot(guest), PARTY)]);
    expect(await seatsTaken()).toBe(45);
    expect(met.get('seatsOfAddress')).toBe(45);
  });

  test('holds no more with concurrent orders', async () => {
    await accepted(times(50, (guest) => order(bot(guest), 3)));
    expect(await seatsTaken()).toBeLessThanOrEqual(51);
  });

  test('holds no more by opening empty orders and choosing seats later', async () => {
    const opened = await accepted(times(50, (guest) => order(bot(guest), 0)));
    await accepted(opened.map(async (id) => (await commands.selectSeats(id, codes.splice(0, PARTY), {})).id));
    expect(await seatsTaken()).toBeLessThanOrEqual(51);
  });

  test('holds no more by growing and shrinking its orders at the same time', async () => {
    const opened = await accepted(times(50, (guest) => order(bot(guest), 1)));
    const changes = opened.flatMap((id) => {
      const few = codes.splice(0, 1);
      const many = codes.splice(0, PARTY);
      return [few, many, few].map((seats) => commands.selectSeats(id, seats, {}));
    });
    await Promise.allSettled(changes);
    expect(await seatsTaken()).toBeLessThanOrEqual(51);
  });

  test('holds no more by concurrent changes of one order', async () => {
    const opened = await accepted(times(50, (guest) => order(bot(guest), 1)));
    const changes = opened.flatMap((id) => times(3, () => commands.selectSeats(id, codes.splice(0, PARTY), {})));
    await Promise.allSettled(changes);
    expect(await seatsTaken()).toBeLessThanOrEqual(51);
  });

  test('does not keep others from booking', async () => {
    for (let guest = 0; guest < 50; guest++) await accepted([order(bot(guest), PARTY)]);
    expect(await accepted([order({ guestId: `ann-${flightId}`, address: 'elsewhere' }, PARTY)])).toHaveLength(1);
  });
});

describe('a guest', () => {
  const guest = (address = 'here'): TestCaller => ({ guestId: `guest-${flightId}`, address: `${address} ${flightId}` });

  test('holds at most two full orders of a flight, from any number of addresses', async () => {
    for (let index = 0; index < 20; index++) await accepted([order(guest(`place ${index}`), PARTY)]);
    expect(await seatsTaken()).toBe(18);
    expect(met.get('seatsOfGuest')).toBe(18);
  });

  test('has at most ten open orders, with or without seats', async () => {
    expect(await accepted([...times(8, () => order(guest(), 0)), ...times(2, () => order(guest(), 1))])).toHaveLength(
      10,
    );
    expect(await accepted([order(guest(), 0)])).toEqual([]);
    expect(met.get('ordersOfGuest')).toBe(1);
  });

  test.each<[string, UntimedEvent[]]>([
    ['cancelled one', [{ type: 'CANCELLED' }]],
    ['let one expire', [{ type: 'EXPIRED' }]],
    ['paid for one', paid()],
  ])('that %s may hold as many seats again, and the claim is deleted', async (_, events) => {
    const [first = ''] = await accepted([order(guest(), PARTY), order(guest(), PARTY)]);
    expect(await accepted([order(guest(), 1)])).toEqual([]);
    for (const event of events) await recordEvent(first, event);
    expect(await claimed()).toBe(1);
    expect(await accepted([order(guest(), PARTY)])).toHaveLength(1);
  });

  test('keeps its seats after a refusal, and can still change them', async () => {
    const [first = ''] = await accepted([order(guest(), PARTY), order(guest(), PARTY)]);
    const more = codes.splice(0, PARTY + 1);
    await expect(commands.selectSeats(first, more, {})).rejects.toMatchObject({ code: 'UNPAID_LIMIT_REACHED' });
    expect(holdOf((await orders.find(first)) as Order)?.seats).toHaveLength(PARTY);
    await commands.selectSeats(first, codes.splice(0, PARTY), {});
    await commands.selectSeats(first, codes.splice(0, 2), {});
    expect(await accepted([order(guest(), 7)])).toHaveLength(1);
  });
});

test('a change of seats passes on the operation id of its idempotency key, so that it is carried out once', async () => {
  const id = await order({ guestId: null, address: '192.0.2.9' }, 1);
  await commands.selectSeats(id, codes.splice(0, 2), {}, 'operation-1');
  await database.sql`delete from order_claims where order_id = ${id}`;
  await commands.selectSeats(id, codes.splice(0, 1), {}, 'operation-2');
  expect(operations).toEqual(['operation-1', 'operation-2']);
});

test('thirty people in one office, two of them with parties of nine, can book a flight of 166 seats', async () => {
  await createFlight('a320neo');
  const unpaid: string[] = [];
  for (let guest = 0; guest < 30; guest++) {
    const person = { guestId: `office-${flightId}-${guest}`, address: `office ${flightId}` };
    unpaid.push(await order(person, guest % 15 === 0 ? PARTY : 1 + (guest % 2)));
    // At most four hold unpaid seats at a time.
    const [first = ''] = unpaid.length > 4 ? unpaid.splice(0, 1) : [];
    if (first) for (const event of paid()) await recordEvent(first, event);
  }
  expect([...met]).toHaveLength(0);
});

describe('programs without a session', () => {
  test('that share an address can hold a whole small flight', async () => {
    await createFlight('demo-30');
    expect(await accepted(times(10, () => order({ guestId: null, address: '192.0.2.1' }, 3)))).toHaveLength(10);
    expect(await seatsTaken()).toBe(30);
  });

  test('on this machine are not limited, even on a large flight', async () => {
    const program = { guestId: null, address: LOOPBACK };
    const opened = await accepted([...times(20, () => order(program, PARTY)), ...times(5, () => order(program, 0))]);
    await Promise.all(opened.slice(20).map((id) => commands.selectSeats(id, codes.splice(0, PARTY), {})));
    expect(await seatsTaken()).toBe(225);
    expect(await accepted([order({ guestId: `g-${flightId}`, address: LOOPBACK }, PARTY)])).toHaveLength(1);
  });

  test.each([LOOPBACK, '192.0.2.7'])('from %s have at most a hundred empty orders', async (address) => {
    for (let round = 0; round < 12; round++) await accepted(times(10, () => order({ guestId: null, address }, 0)));
    expect(met.get('emptyOfAddress')).toBeGreaterThanOrEqual(20);
    const { count } = await database.sql`select from orders where flight_id = ${flightId} and status = 'CREATED'`;
    expect(count).toBeLessThanOrEqual(100);
    await database.sql`delete from order_claims`;
  });
});

describe('an order that fails to open', () => {
  const someone = () => ({ guestId: `someone-${flightId}`, address: `somewhere ${flightId}` });

  test('because of overload does not count', async () => {
    failure = new JumpseatError(refusal('OVERLOADED'));
    await expect(order(someone(), PARTY)).rejects.toThrow();
    expect(await claimed()).toBe(0);
  });

  test('because its id is in use leaves the claim of the other order', async () => {
    const orderId = await order(someone(), 1);
    const flight = await flights.findForSale(flightId);
    if (!flight) throw new Error('no flight');
    failure = new JumpseatError(refusal('ORDER_EXISTS'));
    const again = { orderId, flight, userId: 'ada', ...someone(), seats: codes.splice(0, 2), chooser: {} };
    await expect(commands.create(again)).rejects.toThrow();
    expect(await claimed()).toBe(1);
  });

  test('in time still counts, because it may be opened later', async () => {
    failure = new JumpseatError(refusal('UNAVAILABLE'));
    await expect(order(someone(), PARTY)).rejects.toThrow();
    expect(await claimed()).toBe(1);
  });
});
