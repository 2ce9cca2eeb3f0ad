import type { OrderCommands } from '@jumpseat/booking/contracts';
import {
  JumpseatError,
  type Order,
  type OrderEvent,
  openOrder,
  refusal,
  type SeatStatus,
  transition,
} from '@jumpseat/domain';
import { beforeEach, expect, test, vi } from 'vitest';
import { POLICY as policy } from '../testing/memory-orders.ts';
import { refuseTakenSeats } from './refuse-taken-seats.ts';

const NOON = Date.parse('2030-01-01T12:00:00Z');
const flight = { id: 'FL123', layoutId: 'demo-30', blockBy: 'flight', salesCloseAt: '', departsAt: '' } as const;
const asked = { orderId: 'o1', flight, userId: 'ann', guestId: null, seats: ['A1'], chooser: {} } as never;
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
/** A queue that is empty, or too long to wait in. */
async function run<T>(command: () => Promise<T>): Promise<T> {
  if (isFull) throw new JumpseatError(refusal('OVERLOADED'));
  return command();
}
const commands = refuseTakenSeats({ create } as unknown as OrderCommands, {
  queue: { run },
  ...{ shown: { seatsTaken, recordOrder, findOrder }, policy, now: () => NOON },
});

beforeEach(() => {
  isFull = false;
  vi.clearAllMocks();
  seatsTaken.mockResolvedValue([{ seat: 'A1', status: 'HELD' }]);
});

test('an order for free seats is opened', async () => {
  seatsTaken.mockResolvedValue([]);
  expect(await commands.create(asked)).toBe(opened);
  expect(recordOrder).not.toHaveBeenCalled();
});

test('an order for a seat that somebody holds is FAILED, is written as its first version, and starts no workflow', async () => {
  const failed = { id: 'o1', status: 'FAILED', version: 1, reason: { code: 'SEAT_HELD', seats: ['A1'] } };
  expect(await commands.create(asked)).toMatchObject(failed);
  expect(recordOrder).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(failed), expect.anything());
  expect(create).not.toHaveBeenCalled();
});

test('where another request with the id was quicker, its order is the answer', async () => {
  recordOrder.mockResolvedValueOnce(earlier);
  const stored = transition(opened, earlier);
  findOrder.mockResolvedValueOnce(stored);
  expect(await commands.create(asked)).toBe(stored);
});

test('where the id went to an order of somebody else, the caller is told so', async () => {
  recordOrder.mockResolvedValueOnce(earlier);
  findOrder.mockResolvedValueOnce({ ...transition(opened, earlier), userId: 'bob' });
  await expect(commands.create(asked)).rejects.toMatchObject({ code: 'ORDER_EXISTS' });
});

test('whoever waited in vain is told that the seats are taken, if they are by now, else to try again', async () => {
  isFull = true;
  expect(await commands.create(asked)).toMatchObject({ status: 'FAILED', reason: { code: 'SEAT_HELD' } });
  seatsTaken.mockResolvedValue([]);
  await expect(commands.create(asked)).rejects.toMatchObject({ code: 'OVERLOADED' });
  expect(create).not.toHaveBeenCalled();
});
