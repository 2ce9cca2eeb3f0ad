import type { OrderCommands } from '@jumpseat/booking/contracts';
import {
  JumpseatError,
  type Order,
  type OrderEvent,
  openOrder,
  DEFAULT_POLICY as policy,
  refusal,
  type SeatStatus,
  transition,
} from '@jumpseat/domain';
import { beforeEach, expect, test, vi } from 'vitest';
import { admitCommands } from './admit-commands.ts';

const NOON = Date.parse('2030-01-01T12:00:00Z');
const flight = { id: 'FL123', layoutId: 'demo-30', blockBy: 'flight', salesCloseAt: '', departsAt: '' } as const;
const newOrder = { orderId: 'o1', flight, userId: 'ann', guestId: null, seats: ['A1'], chooser: {} } as never;
const opened = openOrder({ id: 'o1', flightId: 'FL123', userId: 'ann', guestId: null, policy, now: NOON - 5 });
const earlier = {
  type: 'SEATS_REFUSED',
  at: opened.createdAt,
  refusal: { code: 'SEAT_BOOKED', seats: ['A1'] },
  ends: true,
} as const;

const create = vi.fn(async () => opened);
const seatsTaken = vi.fn(async () => [] as { seat: string; status: SeatStatus }[]);
const findOrder = vi.fn(async (): Promise<Order | null> => null);
const recordOrder = vi.fn(async (_order: Order, event: OrderEvent) => event);
let isFull = false;
/** A queue that is empty, or full. */
async function run<T>(command: () => Promise<T>): Promise<T> {
  if (isFull) throw new JumpseatError(refusal('OVERLOADED'));
  return command();
}
const commands = admitCommands({ create } as unknown as OrderCommands, {
  queue: { run },
  store: { seatsTaken, recordOrder, findOrder },
  policy,
  now: () => NOON,
});

beforeEach(() => {
  isFull = false;
  vi.clearAllMocks();
  seatsTaken.mockResolvedValue([{ seat: 'A1', status: 'HELD' }]);
});

test('an order for free seats is opened', async () => {
  seatsTaken.mockResolvedValue([]);
  expect(await commands.create(newOrder)).toBe(opened);
  expect(recordOrder).not.toHaveBeenCalled();
});

test('an order for a held seat is recorded as FAILED in its first version, and starts no workflow', async () => {
  const failed = { id: 'o1', status: 'FAILED', version: 1, reason: { code: 'SEAT_HELD', seats: ['A1'] } };
  expect(await commands.create(newOrder)).toMatchObject(failed);
  expect(recordOrder).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(failed), expect.anything());
  expect(create).not.toHaveBeenCalled();
});

test('a request whose order id was used by a faster, equal request returns that order', async () => {
  recordOrder.mockResolvedValueOnce(earlier);
  const stored = transition(opened, earlier);
  findOrder.mockResolvedValueOnce(stored);
  expect(await commands.create(newOrder)).toBe(stored);
});

test('a request whose order id belongs to somebody else is refused as ORDER_EXISTS', async () => {
  recordOrder.mockResolvedValueOnce(earlier);
  findOrder.mockResolvedValueOnce({ ...transition(opened, earlier), userId: 'bob' });
  await expect(commands.create(newOrder)).rejects.toMatchObject({ code: 'ORDER_EXISTS' });
});

test('an order that waited too long fails if its seats were taken meanwhile, and is OVERLOADED otherwise', async () => {
  isFull = true;
  expect(await commands.create(newOrder)).toMatchObject({ status: 'FAILED', reason: { code: 'SEAT_HELD' } });
  seatsTaken.mockResolvedValue([]);
  await expect(commands.create(newOrder)).rejects.toMatchObject({ code: 'OVERLOADED' });
  expect(create).not.toHaveBeenCalled();
});
