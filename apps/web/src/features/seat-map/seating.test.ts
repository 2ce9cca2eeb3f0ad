import { euros } from '@jumpseat/domain';
import { expect, onTestFinished, test, vi } from 'vitest';
import { anOrder } from '#features/order/an-order.ts';
import { aSeating } from './a-seating.ts';

const EXIT = "Exit-row seats aren't available to groups with a child or baby.";

test('a screen reader reads the code, cabin, traits, price and look of a seat', () => {
  const { seating } = aSeating({ taken: ['20A'] });
  expect(seating.labelOf('20C')).toBe('Seat 20C, economy, aisle, EUR 96.00, available');
  expect(seating.labelOf('20A')).toBe('Seat 20A, economy, window, EUR 98.00, held by someone else');
  expect(seating.lineOf('11A')).toMatchObject({ fare: { amount: 8_900 }, total: { amount: 13_700 } });
});

test('a seat that the rules keep from the group says why, and a press on it requests nothing', () => {
  const { seating, create } = aSeating();
  seating.setParty([{ kind: 'adult' }, { kind: 'child' }]);
  expect([seating.lookOf('11A'), seating.lookOf('14A')]).toEqual(['unfit', 'available']);
  expect(seating.labelOf('11A')).toContain(`unavailable to your group: ${EXIT}`);
  seating.press('11A');
  expect(create).not.toHaveBeenCalled();
});

const OTHER_CABIN = "This seat isn't in the cabin you chose.";

test('seats of other cabins say so, and the chosen cabin goes with each hold', async () => {
  const { seating, create } = aSeating({ aircraft: 'b787-9' });
  create.mockReturnValue(new Promise(() => {}));
  seating.setCabin('business');
  expect(seating.labelOf('21A')).toContain(`unavailable to your group: ${OTHER_CABIN}`);
  seating.press('21A');
  expect(create).not.toHaveBeenCalled();
  seating.press('1A');
  const request = expect.objectContaining({ seats: ['1A'], cabin: 'business' });
  await vi.waitFor(() => expect(create).toHaveBeenCalledWith(request));
});

test('a passenger who changes the cabin keeps the held seats until new ones replace them', async () => {
  const { seating, selection, create, selectSeats } = aSeating({ aircraft: 'b787-9' });
  create.mockResolvedValue(anOrder({ seats: ['21A'] }));
  seating.press('21A');
  await vi.waitFor(() => expect(seating.lookOf('21A')).toBe('mine'));
  seating.setCabin('business');
  expect([seating.lookOf('21A'), seating.lookOf('21B'), seating.inOtherCabin]).toEqual(['mine', 'unfit', ['21A']]);
  seating.press('1A');
  expect(selection.notice).toEqual({ message: "21A isn't in the cabin you chose.", advice: 'Remove 21A first.' });
  expect(selectSeats).not.toHaveBeenCalled();

  selectSeats.mockResolvedValueOnce(anOrder({ seats: ['1A'], cabin: 'business', version: 2 }));
  seating.hold(['1A']);
  await vi.waitFor(() => expect(seating.lookOf('1A')).toBe('mine'));
  expect(selectSeats).toHaveBeenCalledExactlyOnceWith({ orderId: 'order-1', seats: ['1A'], cabin: 'business' });
  expect([seating.cabin, seating.inOtherCabin]).toEqual(['business', []]);

  selectSeats.mockResolvedValueOnce(anOrder({ seats: ['1A'], version: 3 }));
  seating.setCabin(null);
  expect(selectSeats).toHaveBeenLastCalledWith({ orderId: 'order-1', seats: ['1A'], cabin: null });
  expect(seating.lookOf('21B')).toBe('available');
});

test('a press removes a seat of another cabin, and the new cabin goes with the next seat', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const { seating, create, cancel } = aSeating({ aircraft: 'b787-9' });
  create.mockResolvedValue(anOrder({ seats: ['21A'] }));
  cancel.mockResolvedValue(anOrder({ status: 'CANCELLED', seats: ['21A'], version: 2 }));
  seating.press('21A');
  await vi.waitFor(() => expect(seating.lookOf('21A')).toBe('mine'));
  seating.setCabin('business');
  vi.advanceTimersByTime(300);
  seating.press('21A');
  await vi.waitFor(() => expect(seating.chosen.size).toBe(0));
  seating.press('1A');
  const request = expect.objectContaining({ seats: ['1A'], cabin: 'business' });
  await vi.waitFor(() => expect(create).toHaveBeenLastCalledWith(request));
});

test('a group that may not have the chosen seats is refused and reads which seat to remove', () => {
  const { seating, selection } = aSeating();
  seating.press('11A');
  seating.setParty([{ kind: 'adult' }, { kind: 'infant' }]);
  expect(selection.party).toBeNull();
  expect(selection.notice).toMatchObject({ message: EXIT, advice: 'Remove 11A first.' });
});

test('a group gets as many seats as it needs, no more', () => {
  const { seating, selection } = aSeating();
  seating.setParty([{ kind: 'adult' }, { kind: 'adult' }, { kind: 'infant' }]);
  expect(seating.missing).toBe(2);
  for (const seat of ['20A', '20B', '20C']) seating.press(seat);
  expect([[...seating.chosen], seating.missing]).toEqual([['20A', '20B'], 0]);
  expect(selection.notice?.message).toBe("You've already chosen 2 seats.");
});

test("a passenger sees a computed price until the server's arrives", async () => {
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

test('a press during a payment changes nothing and says so', async () => {
  const { seating, selection, create } = aSeating();
  create.mockResolvedValue(anOrder({ seats: ['20A'], status: 'PAYMENT_PENDING' }));
  seating.press('20A');
  await vi.waitFor(() => expect(selection.order).not.toBeNull());
  seating.press('20B');
  expect([[...seating.chosen], selection.notice?.message]).toEqual([['20A'], 'Your payment is still being checked.']);
});

test('a passenger who lost a seat is offered similar seats that the rules allow', () => {
  const { seating } = aSeating({ taken: ['20C', '19C'] });
  expect(seating.similarSeats(['20C']).map(({ code }) => code)).toEqual(['21C', '20D', '19D']);
  seating.setParty([{ kind: 'adult' }, { kind: 'child' }]);
  expect(seating.similarSeats(['10C']).some(({ code }) => code.startsWith('11'))).toBe(false);
});
