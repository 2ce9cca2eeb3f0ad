import { expect, test } from 'vitest';
import { usualFares } from '../flight/fares.ts';
import { layoutOf } from '../flight/layouts.ts';
import { instant } from '../instant.ts';
import { decideRequest } from './decide.ts';
import { LEASE_MARGIN_MS, DEFAULT_POLICY as policy } from './policy.ts';
import { openOrder, transition } from './transition.ts';

const NOON = Date.parse('2030-01-01T12:00:00Z');
const MINUTE = 60_000;
const departsAt = instant(NOON + 24 * 60 * MINUTE);
const flight = {
  id: 'FL123',
  layoutId: 'demo-30',
  blockBy: 'cabin',
  departsAt,
  salesCloseAt: departsAt,
  fares: usualFares(layoutOf('demo-30')),
} as const;

/** An order that holds A1 from noon on. */
function holding() {
  const opened = openOrder({ id: 'o1', flightId: 'FL123', userId: 'ann', guestId: null, policy, now: NOON });
  const decision = decideRequest({ order: opened, flight, now: NOON }, { type: 'OPEN', seats: ['A1'] });
  if (decision.type !== 'RECORD') throw new Error(`the hold was not granted: ${decision.type}`);
  return transition(opened, decision.event);
}

test.each([
  ['six seconds', 6_000],
  ['fourteen minutes', 14 * MINUTE],
])('a passenger who asks for more time after %s gets 15 minutes more', (_when, waited) => {
  const decision = decideRequest({ order: holding(), flight, now: NOON + waited }, { type: 'EXTEND' });
  const until = NOON + 30 * MINUTE;
  expect(decision).toMatchObject({
    type: 'RECORD',
    event: { type: 'HOLD_EXTENDED', expiresAt: instant(until) },
    work: { type: 'EXTEND', seats: ['A1'], leaseUntil: instant(until + LEASE_MARGIN_MS) },
  });
});

test('a passenger who asks for more time after sales have closed is refused', () => {
  const closed = { ...flight, salesCloseAt: instant(NOON + MINUTE) };
  const decision = decideRequest({ order: holding(), flight: closed, now: NOON + 2 * MINUTE }, { type: 'EXTEND' });
  expect(decision).toMatchObject({ type: 'REFUSE', refusal: { code: 'FLIGHT_CLOSED' } });
});
