import { adults } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { anOrder } from '#features/order/an-order.ts';
import {
  applyAnswer,
  applyOrder,
  applyRefusal,
  dropTakenSeats,
  NOTHING_SELECTED,
  nextRequest,
  resumeOrder,
  type Selection,
  selectAgain,
  setCabin,
  setParty,
  toggleSeat,
  unheldChanges,
  withoutRequest,
  withRequest,
} from './selection.ts';

const holding = (...seats: string[]) => resumeOrder(anOrder({ seats }));

/** The selection while its next request runs. */
function sent(selection: Selection): Selection {
  const request = nextRequest(selection);
  if (!request) throw new Error('no request is due');
  return withRequest(selection, request);
}

test('the first seat creates an order, more seats join it, and removing the last cancels it', () => {
  const first = toggleSeat(NOTHING_SELECTED, 'A1');
  expect(nextRequest(first)).toMatchObject({ type: 'create', seats: ['A1'] });
  const held = applyAnswer(sent(first), anOrder({ seats: ['A1'] }));
  expect(nextRequest(held)).toBeNull();
  expect(nextRequest(toggleSeat(held, 'A2'))).toMatchObject({
    type: 'select',
    orderId: 'order-1',
    seats: ['A1', 'A2'],
  });
  expect(nextRequest(toggleSeat(held, 'A1'))).toEqual({ type: 'cancel', orderId: 'order-1', seats: [] });
});

test('clicks during a request wait and go together in the next', () => {
  let selection = sent(toggleSeat(NOTHING_SELECTED, 'A1'));
  for (const seat of ['A2', 'A3', 'A2']) selection = toggleSeat(selection, seat);
  expect(nextRequest(selection)).toBeNull();
  selection = applyAnswer(selection, anOrder({ seats: ['A1'] }));
  expect(nextRequest(selection)).toMatchObject({ type: 'select', seats: ['A1', 'A3'] });
});

test('a passenger who loses one of two first seats still gets the other', () => {
  const two = sent(toggleSeat(toggleSeat(NOTHING_SELECTED, 'A1'), 'A2'));
  const failure = { code: 'SEAT_HELD', message: '', advice: '', seats: ['A2'] } as const;
  const after = applyAnswer(two, anOrder({ status: 'FAILED', seats: [], failure: { ...failure, seats: ['A2'] } }));
  expect(after).toEqual({ ...NOTHING_SELECTED, wanted: ['A1'] });
  expect(nextRequest(after)).toMatchObject({ type: 'create', seats: ['A1'] });
});

test('a refused change keeps the held seats', () => {
  const after = applyRefusal(sent(toggleSeat(holding('A1'), 'A2')), { code: 'SEAT_BOOKED', seats: ['A2'] });
  expect([after.wanted, nextRequest(after)]).toEqual([['A1'], null]);
});

test('a refusal that names no seat goes back to the held seats, so that no request repeats for ever', () => {
  const after = applyRefusal(sent(toggleSeat(holding('A1'), 'A2')), { code: 'TOO_MANY_SEATS' });
  expect([after.wanted, nextRequest(after)]).toEqual([['A1'], null]);
});

test('a click on an order that has ended leaves nothing selected', () => {
  expect(applyRefusal(sent(toggleSeat(holding('A1'), 'A2')), { code: 'ORDER_EXPIRED' })).toEqual(NOTHING_SELECTED);
});

test('a change from another tab shows here, and an expired hold leaves nothing selected', () => {
  const elsewhere = applyOrder(holding('A1'), anOrder({ seats: ['B1'], version: 2 }));
  expect(elsewhere.wanted).toEqual(['B1']);
  expect(applyOrder(elsewhere, anOrder({ status: 'EXPIRED', seats: ['B1'], version: 3 }))).toEqual(NOTHING_SELECTED);
});

test('events that arrive early or late do no harm', () => {
  const waiting = sent(toggleSeat(holding('A1'), 'A2'));
  const seen = applyOrder(waiting, anOrder({ seats: ['A1', 'A2'], version: 2 }));
  const done = applyAnswer(seen, anOrder({ seats: ['A1', 'A2'], version: 2 }));
  expect([done.wanted, nextRequest(done)]).toEqual([['A1', 'A2'], null]);
  expect(applyOrder(done, anOrder({ seats: ['A1'], version: 1 }))).toBe(done);
});

test('no seat changes while a payment runs', () => {
  const paying = resumeOrder(anOrder({ status: 'PAYMENT_PENDING' }));
  expect(toggleSeat(paying, 'A2')).toBe(paying);
});

test('a seat clicked while the order is cancelled starts a new order', () => {
  const cancelling = toggleSeat(sent(toggleSeat(holding('A1'), 'A1')), 'B1');
  const after = applyAnswer(cancelling, anOrder({ status: 'CANCELLED', version: 2 }));
  expect(nextRequest(after)).toMatchObject({ type: 'create', seats: ['B1'] });
});

const family = [{ kind: 'adult' }, { kind: 'child' }] as const;

test('the party goes with the seats, and a later change goes to the order', () => {
  expect(nextRequest(toggleSeat(setParty(NOTHING_SELECTED, family), 'A1'))).toMatchObject({ party: family });
  expect(nextRequest(setParty(NOTHING_SELECTED, family))).toBeNull();
  const changed = setParty(holding('A1', 'A2'), family);
  expect(nextRequest(changed)).toMatchObject({ type: 'select', seats: ['A1', 'A2'], party: family });
  expect(
    nextRequest(applyAnswer(sent(changed), anOrder({ seats: ['A1', 'A2'], party: [...family], version: 2 }))),
  ).toBeNull();
});

test("a refused party goes back to the order's, so that no request repeats for ever", () => {
  const after = applyRefusal(sent(setParty(holding('A1'), family)), { code: 'PARTY_NEEDS_ADULT' });
  expect([after.party, nextRequest(after)]).toEqual([null, null]);
});

test('the cabin goes with the seats, and a later change goes to the order', () => {
  expect(nextRequest(setCabin(NOTHING_SELECTED, 'economy'))).toBeNull();
  const first = toggleSeat(setCabin(NOTHING_SELECTED, 'economy'), 'A1');
  expect(nextRequest(first)).toMatchObject({ type: 'create', seats: ['A1'], cabin: 'economy' });
  const held = applyAnswer(sent(first), anOrder({ cabin: 'economy' }));
  expect(nextRequest(held)).toBeNull();
  expect(nextRequest(setCabin(held, null))).toMatchObject({ type: 'select', seats: ['A1'], cabin: null });
});

test('a resumed hold keeps its cabin and follows a change from another tab', () => {
  const inEconomy = resumeOrder(anOrder({ cabin: 'economy' }));
  expect([inEconomy.cabin, nextRequest(inEconomy)]).toEqual(['economy', null]);
  const elsewhere = applyOrder(inEconomy, anOrder({ seats: ['F1'], cabin: 'first', version: 2 }));
  expect([elsewhere.cabin, nextRequest(elsewhere)]).toEqual(['first', null]);
});

test("a refused cabin goes back to the order's, so that no request repeats for ever", () => {
  const after = applyRefusal(sent(setCabin(holding('A1'), 'first')), { code: 'NO_SUCH_CABIN' });
  expect([after.cabin, nextRequest(after)]).toEqual([null, null]);
});

test('a waiting seat that others take is dropped, while requested and held seats stay', () => {
  const waiting = toggleSeat(sent(toggleSeat(holding('A1'), 'A2')), 'A3');
  const { selection, lost } = dropTakenSeats(waiting, ['A1', 'A2', 'A3']);
  expect(lost).toEqual(['A3']);
  expect(selection.wanted).toEqual(['A1', 'A2']);
});

test('seats that were chosen before another tab opened an order join that order', () => {
  const wanting = toggleSeat(toggleSeat(NOTHING_SELECTED, 'A1'), 'A2');
  const joined = resumeOrder(anOrder({ seats: ['A1', 'B1'] }), wanting);
  expect(joined.wanted).toEqual(['A1', 'B1', 'A2']);
  expect(nextRequest(joined)).toMatchObject({ type: 'select', orderId: 'order-1', seats: ['A1', 'B1', 'A2'] });
});

test('seats that were chosen in different cabins go together in any', () => {
  const wanting = toggleSeat(setCabin(NOTHING_SELECTED, 'first'), 'F1');
  expect(resumeOrder(anOrder({ cabin: 'economy' }), wanting).cabin).toBeNull();
  expect(resumeOrder(anOrder({ cabin: 'first' }), wanting).cabin).toBe('first');
});

test('an order with a payment in progress takes no more seats', () => {
  const joined = resumeOrder(anOrder({ status: 'PAYMENT_PENDING' }), toggleSeat(NOTHING_SELECTED, 'A2'));
  expect([joined.wanted, nextRequest(joined)]).toEqual([['A1'], null]);
});

test('the passengers of an order replace those that were chosen before', () => {
  const wanting = setParty(NOTHING_SELECTED, family);
  const resumed = resumeOrder(anOrder({ seats: ['A1', 'A2'], party: [...adults(2)] }), wanting);
  expect([resumed.party, nextRequest(resumed)]).toEqual([adults(2), null]);
  expect(resumeOrder(anOrder(), toggleSeat(wanting, 'A2')).party).toEqual(adults(2));
  expect(resumeOrder(anOrder()).party).toBeNull();
  const pair = [{ kind: 'adult' }, { kind: 'infant' }] as const;
  expect(resumeOrder(anOrder({ party: [...pair] }), wanting).party).toEqual(pair);
});

test('the seats of an ended order are wanted again, for the same passengers and in the same cabin', () => {
  const ended = anOrder({ status: 'EXPIRED', seats: ['A1', 'A2'], party: [...family], cabin: 'economy' });
  const again = { type: 'create', seats: ['A1', 'A2'], party: family, cabin: 'economy' };
  expect(nextRequest(selectAgain(ended))).toMatchObject(again);
});

test('a change that never reached the server stays wanted', () => {
  const changed = withoutRequest(sent(toggleSeat(toggleSeat(holding('A1'), 'A1'), 'A2')));
  expect(unheldChanges(changed)).toEqual({ added: ['A2'], removed: ['A1'] });
  expect(nextRequest(changed)).toMatchObject({ type: 'select', seats: ['A2'] });
});
