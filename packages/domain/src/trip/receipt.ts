import type { CabinId } from '../flight/cabins.ts';
import type { SeatCode } from '../flight/layout.ts';
import type { SeatTrait } from '../flight/traits.ts';
import type { Instant } from '../instant.ts';
import type { Money } from '../money.ts';
import type { OrderEvent } from '../order/transition.ts';
import type { Booking } from './booking.ts';
import { type IncludedTax, taxIn, taxRateOf } from './tax.ts';

/** An item that was paid for: the fare of a seat, or a surcharge for one of its traits. */
export interface ReceiptLine {
  /** Null for bookings from before prices had a breakdown: they have one line. */
  readonly seat: SeatCode | null;
  readonly cabin: CabinId | null;
  readonly item: 'fare' | SeatTrait;
  /** Negative on a refund. */
  readonly amount: Money;
}

/** A receipt of a payment, or of its refund. */
export interface Receipt {
  /** Year, booking reference, and the place among the booking's receipts: 2026-K7QW3P-1. Unique. */
  readonly number: string;
  readonly kind: 'PAYMENT' | 'REFUND';
  readonly issuedAt: Instant;
  readonly lines: readonly ReceiptLine[];
  /** The sum of the lines. Negative on a refund. */
  readonly total: Money;
  /** The tax that the total includes. */
  readonly tax: IncludedTax;
}

const KINDS: Partial<Record<OrderEvent['type'], Receipt['kind']>> = { CONFIRMED: 'PAYMENT', FLIGHT_RESET: 'REFUND' };

/**
 * The receipts of a booking, the first one first. They follow from its events alone, so they never change and add up to
 * what was charged.
 */
export function receiptsOf(
  booking: Booking,
  events: readonly OrderEvent[],
  route: { readonly origin: string; readonly destination: string },
): Receipt[] {
  const issued = events.flatMap(({ type, at }) => {
    const kind = KINDS[type];
    return kind ? [{ kind, issuedAt: at }] : [];
  });
  return issued.map(({ kind, issuedAt }, index) => {
    const { total } = booking.hold;
    const { rate, amount, net } = taxIn(total, taxRateOf(route));
    const signed = (money: Money) => (kind === 'PAYMENT' ? money : negative(money));
    return {
      number: `${issuedAt.slice(0, 4)}-${booking.reference ?? booking.id}-${index + 1}`,
      kind,
      issuedAt,
      lines: linesOf(booking).map((line) => ({ ...line, amount: signed(line.amount) })),
      total: signed(total),
      tax: { rate, amount: signed(amount), net: signed(net) },
    };
  });
}

function linesOf({ hold: { price, total } }: Booking): ReceiptLine[] {
  if (!price) return [{ seat: null, cabin: null, item: 'fare', amount: total }];
  return price.lines.flatMap(({ seat, cabin, fare, surcharges }) => [
    { seat, cabin, item: 'fare' as const, amount: fare },
    ...surcharges.map(({ trait, price: amount }) => ({ seat, cabin, item: trait, amount })),
  ]);
}

/** Zero stays zero: it has no sign in JSON. */
function negative({ amount, currency }: Money): Money {
  return { amount: 0 - amount, currency };
}
