import { euros } from '@jumpseat/domain';
import { expect, onTestFinished, test, vi } from 'vitest';
import { anOrder } from '#features/order/an-order.ts';
import { aSeating } from './a-seating.ts';

const EXIT = "Exit-row seats aren't available to groups with a child or baby.";

test('a screen reader hears first whether a seat is available, then its traits and price', () => {
  const { seating } = aSeating({ taken: ['20A'] });
  expect(seating.labelOf('20C')).toBe('20C, available, aisle, €96');
  expect(seating.labelOf('20A')).toBe('20A, held by someone else, window, €98');
  expect(seating.lineOf('11A')).toMatchObject({ fare: { amount: 8_900 }, total: { amount: 13_700 } });
});

test('a seat that the rules keep from the group says why, and a press on it requests nothing', () => {
  const { seating, create } = aSeating();
  seating.setParty([{ kind: 'adult' }, { kind: 'child' }]);
  expect([seating.lookOf('11A'), seating.lookOf('14A')]).toEqual(['unfit', 'available']);
  const traits = 'window, extra legroom, exit row, no recline';
  expect(seating.labelOf('11A')).toBe(`11A, unavailable to your group, ${traits}, €137. ${EXIT}`);
  seating.press('11A');
  expect(create).not.toHaveBeenCalled();
});

test('a passenger may choose seats of different cabins, and no cabin goes with the hold', async () => {
  const { seating, create } = aSeating({ aircraft: 'b787-9' });
  create.mockReturnValue(new Promise(() => {}));
  seating.press('21A');
  seating.press('1A');
  expect([...seating.chosen]).toEqual(['21A', '1A']);
  await vi.waitFor(() => expect(create).toHaveBeenCalledWith(expect.objectContaining({ seats: ['21A'], cabin: null })));
});

test('suggested seats of another cabin replace the held ones', async () => {
  const { seating, create, selectSeats } = aSeating({ aircraft: 'b787-9' });
  create.mockResolvedValue(anOrder({ seats: ['21A'] }));
  selectSeats.mockResolvedValueOnce(anOrder({ seats: ['1A'], version: 2 }));
  seating.press('21A');
  await vi.waitFor(() => expect(seating.lookOf('21A')).toBe('mine'));
  seating.hold(['1A']);
  await vi.waitFor(() => expect(seating.lookOf('1A')).toBe('mine'));
  expect(seating.lookOf('21A')).toBe('available');
});

test('a passenger takes back the seat that was just pressed, and keeps the others', async () => {
  const { seating, create, selectSeats, cancel } = aSeating();
  create.mockResolvedValue(anOrder({ seats: ['20A'] }));
  seating.press('20A');
  await vi.waitFor(() => expect(seating.lookOf('20A')).toBe('mine'));
  selectSeats.mockResolvedValueOnce(anOrder({ seats: ['20A', '20B'], version: 2 }));
  seating.press('20B');
  expect(seating.pressed).toBe('20B');
  await vi.waitFor(() => expect(seating.lookOf('20B')).toBe('mine'));
  selectSeats.mockResolvedValueOnce(anOrder({ seats: ['20A'], version: 3 }));
  seating.undo();
  await vi.waitFor(() => expect(seating.lookOf('20B')).toBe('available'));
  expect([seating.pressed, [...seating.chosen], seating.own]).toEqual([undefined, ['20A'], ['20A']]);
  expect(cancel).not.toHaveBeenCalled();
});

test('a press that removes a seat cannot be taken back', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const { seating, create } = aSeating();
  create.mockResolvedValue(anOrder({ seats: ['20A'] }));
  seating.press('20A');
  await vi.waitFor(() => expect(seating.lookOf('20A')).toBe('mine'));
  vi.advanceTimersByTime(300);
  seating.press('20A');
  expect(seating.pressed).toBeUndefined();
});

test('a family with a baby chooses several bassinet seats', () => {
  const { seating } = aSeating({ aircraft: 'a350-900' });
  seating.setParty([{ kind: 'adult' }, { kind: 'adult' }, { kind: 'infant' }]);
  for (const seat of ['41D', '41E']) seating.press(seat);
  expect([...seating.chosen]).toEqual(['41D', '41E']);
});

test('each seat is in a price tier of its cabin and knows its surcharge', () => {
  const { seating } = aSeating();
  expect(seating.cabins).toEqual(['economy', 'business']);
  expect(['20B', '20C', '20A', '11A'].map((seat) => seating.tierOf(seat))).toEqual([0, 1, 1, 2]);
  expect(['20B', '20C', '11A', '1A'].map((seat) => seating.surchargeOf(seat))).toEqual(['', '+€7', '+€48', '']);
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
