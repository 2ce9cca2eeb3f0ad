import { expect, test } from 'vitest';
import { anOrder } from '#features/order/an-order.ts';
import {
  accompanied,
  answered,
  asking,
  inCabin,
  NOTHING_SELECTED,
  nextRequest,
  observed,
  overtaken,
  refused,
  resumed,
  type Selection,
  toggled,
} from './selection.ts';

const holding = (...seats: string[]) => resumed(anOrder({ seats }));

/** The selection with its next request on the way. */
function sent(selection: Selection): Selection {
  const request = nextRequest(selection);
  if (!request) throw new Error('nothing to ask');
  return asking(selection, request);
}

test('the first seat opens an order, more seats go to that order, giving up the last cancels it', () => {
  const first = toggled(NOTHING_SELECTED, 'A1');
  expect(nextRequest(first)).toMatchObject({ type: 'create', seats: ['A1'] });
  const held = answered(sent(first), anOrder({ seats: ['A1'] }));
  expect(nextRequest(held)).toBeNull();
  expect(nextRequest(toggled(held, 'A2'))).toMatchObject({ type: 'select', orderId: 'order-1', seats: ['A1', 'A2'] });
  expect(nextRequest(toggled(held, 'A1'))).toEqual({ type: 'cancel', orderId: 'order-1', seats: [] });
});

test('clicks while a request is under way wait, and go together', () => {
  let selection = sent(toggled(NOTHING_SELECTED, 'A1'));
  for (const seat of ['A2', 'A3', 'A2']) selection = toggled(selection, seat);
  expect(nextRequest(selection)).toBeNull();
  selection = answered(selection, anOrder({ seats: ['A1'] }));
  expect(nextRequest(selection)).toMatchObject({ type: 'select', seats: ['A1', 'A3'] });
});

test('of several first seats one is taken: it leaves, and the rest is asked for again', () => {
  const two = sent(toggled(toggled(NOTHING_SELECTED, 'A1'), 'A2'));
  const failure = { code: 'SEAT_HELD', message: '', advice: '', seats: ['A2'] } as const;
  const after = answered(two, anOrder({ status: 'FAILED', seats: [], failure: { ...failure, seats: ['A2'] } }));
  expect(after).toEqual({ ...NOTHING_SELECTED, wanted: ['A1'] });
  expect(nextRequest(after)).toMatchObject({ type: 'create', seats: ['A1'] });
});

test('a refused change keeps what is held', () => {
  const after = refused(sent(toggled(holding('A1'), 'A2')), { code: 'SEAT_BOOKED', seats: ['A2'] });
  expect([after.wanted, nextRequest(after)]).toEqual([['A1'], null]);
});

test('a refusal that names no seat goes back to what is held, so that nothing is asked for ever', () => {
  const after = refused(sent(toggled(holding('A1'), 'A2')), { code: 'TOO_MANY_SEATS' });
  expect([after.wanted, nextRequest(after)]).toEqual([['A1'], null]);
});

test('when the order has ended under a click, nothing is selected any more', () => {
  expect(refused(sent(toggled(holding('A1'), 'A2')), { code: 'ORDER_EXPIRED' })).toEqual(NOTHING_SELECTED);
});

test('a hold that expires leaves the selection; a change from another tab is followed', () => {
  const elsewhere = observed(holding('A1'), anOrder({ seats: ['B1'], version: 2 }));
  expect(elsewhere.wanted).toEqual(['B1']);
  expect(observed(elsewhere, anOrder({ status: 'EXPIRED', seats: ['B1'], version: 3 }))).toEqual(NOTHING_SELECTED);
});

test('an event that overtakes its answer, and one that comes late, do no harm', () => {
  const asked = sent(toggled(holding('A1'), 'A2'));
  const seen = observed(asked, anOrder({ seats: ['A1', 'A2'], version: 2 }));
  const done = answered(seen, anOrder({ seats: ['A1', 'A2'], version: 2 }));
  expect([done.wanted, nextRequest(done)]).toEqual([['A1', 'A2'], null]);
  expect(observed(done, anOrder({ seats: ['A1'], version: 1 }))).toBe(done);
});

test('while a payment runs no seat changes', () => {
  const paying = resumed(anOrder({ status: 'PAYMENT_PENDING' }));
  expect(toggled(paying, 'A2')).toBe(paying);
});

test('an order given up while a new seat is clicked makes way for the next order', () => {
  const giving = toggled(sent(toggled(holding('A1'), 'A1')), 'B1');
  const after = answered(giving, anOrder({ status: 'CANCELLED', version: 2 }));
  expect(nextRequest(after)).toMatchObject({ type: 'create', seats: ['B1'] });
});

const family = [{ kind: 'adult' }, { kind: 'child' }] as const;

test('who travels goes with the seats; said later, it goes to the order that is there', () => {
  expect(nextRequest(toggled(accompanied(NOTHING_SELECTED, family), 'A1'))).toMatchObject({ party: family });
  expect(nextRequest(accompanied(NOTHING_SELECTED, family))).toBeNull();
  const told = accompanied(holding('A1', 'A2'), family);
  expect(nextRequest(told)).toMatchObject({ type: 'select', seats: ['A1', 'A2'], party: family });
  expect(
    nextRequest(answered(sent(told), anOrder({ seats: ['A1', 'A2'], party: [...family], version: 2 }))),
  ).toBeNull();
});

test('a party that is refused goes back to the one the order has, so that nothing is asked for ever', () => {
  const after = refused(sent(accompanied(holding('A1'), family)), { code: 'PARTY_NEEDS_ADULT' });
  expect([after.party, nextRequest(after)]).toEqual([null, null]);
});

test('the cabin goes with the seats; said later, or taken back, it goes to the order that is there', () => {
  expect(nextRequest(inCabin(NOTHING_SELECTED, 'economy'))).toBeNull();
  const first = toggled(inCabin(NOTHING_SELECTED, 'economy'), 'A1');
  expect(nextRequest(first)).toMatchObject({ type: 'create', seats: ['A1'], cabin: 'economy' });
  const held = answered(sent(first), anOrder({ cabin: 'economy' }));
  expect(nextRequest(held)).toBeNull();
  expect(nextRequest(inCabin(held, null))).toMatchObject({ type: 'select', seats: ['A1'], cabin: null });
});

test('a hold is gone on with in its cabin, and follows one that another tab chose', () => {
  const inEconomy = resumed(anOrder({ cabin: 'economy' }));
  expect([inEconomy.cabin, nextRequest(inEconomy)]).toEqual(['economy', null]);
  const elsewhere = observed(inEconomy, anOrder({ seats: ['F1'], cabin: 'first', version: 2 }));
  expect([elsewhere.cabin, nextRequest(elsewhere)]).toEqual(['first', null]);
});

test('a cabin that is refused goes back to the one the order has, so that nothing is asked for ever', () => {
  const after = refused(sent(inCabin(holding('A1'), 'first')), { code: 'NO_SUCH_CABIN' });
  expect([after.cabin, nextRequest(after)]).toEqual([null, null]);
});

test('a seat that waits for its turn and is taken meanwhile leaves; those asked for or held stay', () => {
  const waiting = toggled(sent(toggled(holding('A1'), 'A2')), 'A3');
  const { selection, lost } = overtaken(waiting, ['A1', 'A2', 'A3']);
  expect(lost).toEqual(['A3']);
  expect(selection.wanted).toEqual(['A1', 'A2']);
});
