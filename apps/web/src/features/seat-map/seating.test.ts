import { euros } from '@jumpseat/domain';
import { expect, onTestFinished, test, vi } from 'vitest';
import { anOrder } from '#features/order/an-order.ts';
import { aSeating } from './a-seating.ts';

const EXIT = 'Seats at an emergency exit are not for parties with a child or an infant.';

test('a seat is read with its code, cabin, traits, price and how it is', () => {
  const { seating } = aSeating({ taken: ['20A'] });
  expect(seating.labelOf('20C')).toBe('Seat 20C, economy, aisle, EUR 96.00, available');
  expect(seating.labelOf('20A')).toBe('Seat 20A, economy, window, EUR 98.00, held by someone else');
  expect(seating.lineOf('11A')).toMatchObject({ fare: { amount: 8_900 }, total: { amount: 13_700 } });
});

test('what the rules keep from the party is told at the seat, and a press there asks for nothing', () => {
  const { seating, create } = aSeating();
  seating.travelAs([{ kind: 'adult' }, { kind: 'child' }]);
  expect([seating.lookOf('11A'), seating.lookOf('14A')]).toEqual(['unfit', 'available']);
  expect(seating.labelOf('11A')).toContain(`not for your party: ${EXIT}`);
  seating.press('11A');
  expect(create).not.toHaveBeenCalled();
});

const OTHER_CABIN = 'The seat is in another cabin than the one chosen.';

test('seats of another cabin than the one chosen say so, and the cabin goes with each hold', async () => {
  const { seating, create } = aSeating({ aircraft: 'b787-9' });
  create.mockReturnValue(new Promise(() => {}));
  seating.travelIn('business');
  expect(seating.labelOf('21A')).toContain(`not for your party: ${OTHER_CABIN}`);
  seating.press('21A');
  expect(create).not.toHaveBeenCalled();
  seating.press('1A');
  expect(create).toHaveBeenCalledWith(expect.objectContaining({ seats: ['1A'], cabin: 'business' }));
});

test('who moves to another cabin keeps the seats there are until others are held in their place', async () => {
  const { seating, selection, create, selectSeats } = aSeating({ aircraft: 'b787-9' });
  create.mockResolvedValue(anOrder({ seats: ['21A'] }));
  seating.press('21A');
  await vi.waitFor(() => expect(seating.lookOf('21A')).toBe('mine'));
  seating.travelIn('business');
  expect([seating.lookOf('21A'), seating.lookOf('21B'), seating.elsewhere]).toEqual(['mine', 'unfit', ['21A']]);
  seating.press('1A');
  expect(selection.notice).toEqual({ message: OTHER_CABIN, advice: 'Give back 21A first.' });
  expect(selectSeats).not.toHaveBeenCalled();

  selectSeats.mockResolvedValueOnce(anOrder({ seats: ['1A'], cabin: 'business', version: 2 }));
  seating.hold(['1A']);
  await vi.waitFor(() => expect(seating.lookOf('1A')).toBe('mine'));
  expect(selectSeats).toHaveBeenCalledExactlyOnceWith({ orderId: 'order-1', seats: ['1A'], cabin: 'business' });
  expect([seating.cabin, seating.elsewhere]).toEqual(['business', []]);

  selectSeats.mockResolvedValueOnce(anOrder({ seats: ['1A'], version: 3 }));
  seating.travelIn(null);
  expect(selectSeats).toHaveBeenLastCalledWith({ orderId: 'order-1', seats: ['1A'], cabin: null });
  expect(seating.lookOf('21B')).toBe('available');
});

test('a seat of another cabin is given back by a press, and the cabin chosen meanwhile goes with the next', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const { seating, create, cancel } = aSeating({ aircraft: 'b787-9' });
  create.mockResolvedValue(anOrder({ seats: ['21A'] }));
  cancel.mockResolvedValue(anOrder({ status: 'CANCELLED', seats: ['21A'], version: 2 }));
  seating.press('21A');
  await vi.waitFor(() => expect(seating.lookOf('21A')).toBe('mine'));
  seating.travelIn('business');
  vi.advanceTimersByTime(300);
  seating.press('21A');
  await vi.waitFor(() => expect(seating.chosen.size).toBe(0));
  seating.press('1A');
  expect(create).toHaveBeenLastCalledWith(expect.objectContaining({ seats: ['1A'], cabin: 'business' }));
});

test('a party that the seats chosen would not do for is refused, and says which to give back', () => {
  const { seating, selection } = aSeating();
  seating.press('11A');
  seating.travelAs([{ kind: 'adult' }, { kind: 'infant' }]);
  expect(selection.party).toBeNull();
  expect(selection.notice).toMatchObject({ message: EXIT, advice: 'Give back 11A first.' });
});

test('a party has as many seats as it needs, no more', () => {
  const { seating, selection } = aSeating();
  seating.travelAs([{ kind: 'adult' }, { kind: 'adult' }, { kind: 'infant' }]);
  expect(seating.missing).toBe(2);
  for (const seat of ['20A', '20B', '20C']) seating.press(seat);
  expect([[...seating.chosen], seating.missing]).toEqual([['20A', '20B'], 0]);
  expect(selection.notice?.message).toBe('Each of your 2 seats is chosen.');
});

test("the price is the server's as soon as it has said it; before that, and while it is asked, what it will be", async () => {
  const { seating, create, selectSeats } = aSeating();
  const line = { seat: '20C', cabin: 'economy', surcharges: [] } as const;
  const said = { lines: [{ ...line, fare: euros(8_000), total: euros(8_000) }], total: euros(8_000) };
  create.mockResolvedValue(anOrder({ seats: ['20C'], price: said }));
  seating.press('20C');
  expect(seating.price).toMatchObject({ lines: [{ seat: '20C', fare: euros(8_900) }], total: euros(9_600) });
  await vi.waitFor(() => expect(seating.price).toEqual(said));
  selectSeats.mockReturnValue(new Promise(() => {}));
  seating.press('20D');
  expect(seating.price.total).toEqual(euros(2 * 9_600));
});

test('while a payment runs a press changes nothing and says so', async () => {
  const { seating, selection, create } = aSeating();
  create.mockResolvedValue(anOrder({ seats: ['20A'], status: 'PAYMENT_PENDING' }));
  seating.press('20A');
  await vi.waitFor(() => expect(selection.order).not.toBeNull());
  seating.press('20B');
  expect([[...seating.chosen], selection.notice?.message]).toEqual([['20A'], 'A payment is under way.']);
});

test('in place of a lost seat its free equals are offered, none that the rules keep from the party', () => {
  const { seating } = aSeating({ taken: ['20C', '19C'] });
  expect(seating.equalsOf(['20C']).map(({ code }) => code)).toEqual(['21C', '20D', '19D']);
  seating.travelAs([{ kind: 'adult' }, { kind: 'child' }]);
  expect(seating.equalsOf(['10C']).some(({ code }) => code.startsWith('11'))).toBe(false);
});
