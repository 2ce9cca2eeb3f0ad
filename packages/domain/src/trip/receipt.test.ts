import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CABINS } from '../flight/cabins.ts';
import type { PriceBreakdown, PriceLine } from '../flight/fares.ts';
import { SEAT_TRAITS } from '../flight/traits.ts';
import { instant } from '../instant.ts';
import { euros, type Money, sum } from '../money.ts';
import { DEFAULT_POLICY as policy } from '../order/policy.ts';
import { type OrderEvent, openOrder, transition } from '../order/transition.ts';
import { type Booking, isBooking } from './booking.ts';
import { type Receipt, receiptsOf } from './receipt.ts';

const NEW_YEARS_EVE = Date.parse('2026-12-31T23:50:00Z');
const HOUR_MS = 60 * 60_000;

type Route = { readonly origin: string; readonly destination: string };
const DOMESTIC: Route = { origin: 'ZRH', destination: 'GVA' };
const INTERNATIONAL: Route = { origin: 'ZRH', destination: 'LHR' };

const cents = fc.nat({ max: 2_000_000 });
const aLine: fc.Arbitrary<PriceLine> = fc
  .record({
    seat: fc.constantFrom('1A', '12C', '30F'),
    cabin: fc.constantFrom(...CABINS),
    fare: cents.map(euros),
    surcharges: fc.uniqueArray(fc.record({ trait: fc.constantFrom(...SEAT_TRAITS), price: cents.map(euros) }), {
      selector: ({ trait }) => trait,
    }),
  })
  .map((line) => ({ ...line, total: sum([line.fare, ...line.surcharges.map(({ price }) => price)]) }));
/** No lines: a booking from before prices had a breakdown. */
const somePrices = fc.array(aLine, { maxLength: 9 });
const aRoute = fc.constantFrom(DOMESTIC, INTERNATIONAL);

test('a receipt adds up to what was charged, line by line and with its tax', () => {
  fc.assert(
    fc.property(somePrices, aRoute, (lines, route) => {
      const { booking, receipts } = receiptsFor(lines, { route });
      expect(receipts.map(({ kind }) => kind)).toEqual(['PAYMENT']);
      for (const receipt of receipts) {
        expect(receipt.total).toEqual(booking.hold.total);
        expect(sum(receipt.lines.map(({ amount }) => amount))).toEqual(receipt.total);
        expect(sum([receipt.tax.net, receipt.tax.amount])).toEqual(receipt.total);
        expect(receipt.tax.rate).toBe(route === DOMESTIC ? 8.1 : 0);
      }
    }),
  );
});

test('a refund mirrors its payment to the cent', () => {
  fc.assert(
    fc.property(somePrices, aRoute, (lines, route) => {
      const [payment, refund, ...others] = receiptsFor(lines, { route, isRefunded: true }).receipts;
      if (!payment || !refund) throw new Error('there is no refund');
      expect([payment.kind, refund.kind, others]).toEqual(['PAYMENT', 'REFUND', []]);
      // Without negative zeros, which JSON doesn't have.
      expect(centsOf(refund)).toEqual(centsOf(payment).map((amount) => 0 - amount));
      expect(refund.lines.map(({ item }) => item)).toEqual(payment.lines.map(({ item }) => item));
    }),
  );
});

test('a receipt has a line for each fare and each surcharge', () => {
  const line: PriceLine = {
    seat: '12C',
    cabin: 'economy',
    fare: euros(8_900),
    surcharges: [
      { trait: 'extraLegroom', price: euros(3_900) },
      { trait: 'aisle', price: euros(700) },
    ],
    total: euros(13_500),
  };
  const [receipt] = receiptsFor([line], {}).receipts;
  expect(receipt?.lines).toEqual([
    { seat: '12C', cabin: 'economy', item: 'fare', amount: euros(8_900) },
    { seat: '12C', cabin: 'economy', item: 'extraLegroom', amount: euros(3_900) },
    { seat: '12C', cabin: 'economy', item: 'aisle', amount: euros(700) },
  ]);
});

test('a booking from before prices had a breakdown has one line', () => {
  const [receipt] = receiptsFor([], {}).receipts;
  expect(receipt?.lines).toEqual([{ seat: null, cabin: null, item: 'fare', amount: euros(8_900) }]);
});

test('each receipt has a number of its own, with the year of its issue', () => {
  const numbersFor = (reference: string) =>
    receiptsFor([], { reference, isRefunded: true }).receipts.map(({ number }) => number);
  expect(numbersFor('K7QW3P')).toEqual(['2026-K7QW3P-1', '2027-K7QW3P-2']);
  expect(numbersFor('ACDEFG')).toEqual(['2026-ACDEFG-1', '2027-ACDEFG-2']);
});

test('a booking from before references has receipts with the number of its order', () => {
  const [receipt] = receiptsFor([], {}).receipts;
  expect(receipt?.number).toBe('2026-o1-1');
});

test('the receipt of a payment stays the same after the refund', () => {
  fc.assert(
    fc.property(somePrices, (lines) => {
      const [before] = receiptsFor(lines, {}).receipts;
      const [after] = receiptsFor(lines, { isRefunded: true }).receipts;
      expect(after).toEqual(before);
    }),
  );
});

/** All amounts of a receipt. */
function centsOf({ lines, total, tax }: Receipt): number[] {
  return [...lines.map((line) => line.amount), total, tax.amount, tax.net].map(({ amount }) => amount);
}

/** The receipts of a booking that was paid at the second try, and an hour later refunded or not. */
function receiptsFor(
  lines: readonly PriceLine[],
  { route = INTERNATIONAL, isRefunded = false, reference }: { route?: Route; isRefunded?: boolean; reference?: string },
): { booking: Booking; receipts: Receipt[] } {
  const at = instant(NEW_YEARS_EVE);
  const later = instant(NEW_YEARS_EVE + HOUR_MS);
  const events: OrderEvent[] = [
    { type: 'OPENED', at },
    { type: 'SEATS_HELD', at, seats: lines.map(({ seat }) => seat), ...priceOf(lines), expiresAt: later },
    { type: 'PAYMENT_STARTED', at, expiresAt: later },
    { type: 'PAYMENT_FAILED', at, refusal: { code: 'PAYMENT_DECLINED' }, ends: false },
    { type: 'PAYMENT_STARTED', at, expiresAt: later },
    { type: 'CONFIRMED', at, ...(reference !== undefined && { reference }) },
  ];
  if (isRefunded) events.push({ type: 'FLIGHT_RESET', at: later });
  const opened = openOrder({ id: 'o1', flightId: 'FL123', userId: 'ann', guestId: null, policy, now: NEW_YEARS_EVE });
  const booking = events.reduce(transition, opened);
  if (!isBooking(booking)) throw new Error('the order was not paid');
  return { booking, receipts: receiptsOf(booking, events, route) };
}

function priceOf(lines: readonly PriceLine[]): { total: Money; price?: PriceBreakdown } {
  if (lines.length === 0) return { total: euros(8_900) };
  const total = sum(lines.map((line) => line.total));
  return { total, price: { lines, total } };
}
