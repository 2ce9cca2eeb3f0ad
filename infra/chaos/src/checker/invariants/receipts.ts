import { isBooking, type Money, receiptsOf } from '@jumpseat/domain';
import type { PaymentRow, Tables } from '../tables.ts';
import { reporter, type Violation } from '../violation.ts';

/** The receipts of a booking add up to the money that was kept, and the lines of each receipt to its total. */
export function receiptsAddUp({ flights, orders, events, payments }: Tables): Violation[] {
  const violation = reporter('receipts add up to what was charged');
  const flightOf = new Map(flights.map((flight) => [flight.id, flight]));
  const eventsOf = Map.groupBy(events, ({ orderId }) => orderId);
  const paymentsOf = Map.groupBy(payments, ({ orderId }) => orderId);
  return orders.flatMap(({ id, flightId, state, updatedAt: at }) => {
    const flight = flightOf.get(flightId);
    if (!isBooking(state) || !flight) return [];
    const history = (eventsOf.get(id) ?? []).map(({ event }) => event);
    const receipts = receiptsOf(state, history, flight);
    const faults = receipts.flatMap(({ number, lines, total }) => {
      const sum = sumOf(lines.map(({ amount }) => amount));
      return sum === total.amount ? [] : [`the lines of ${number} come to ${sum}, its total is ${total.amount}`];
    });
    const billed = sumOf(receipts.map(({ total }) => total));
    const kept = keptOf(paymentsOf.get(id) ?? []);
    if (billed !== kept) faults.push(`its receipts come to ${billed}, and ${kept} were kept`);
    return faults.map((fault) => violation({ orderId: id, flightId, at }, fault));
  });
}

/** The money that was charged and not given back, in integer minor units. */
function keptOf(payments: readonly PaymentRow[]): number {
  return payments.filter(({ status }) => status === 'APPROVED').reduce((sum, { amount }) => sum + amount, 0);
}

function sumOf(amounts: readonly Money[]): number {
  return amounts.reduce((sum, { amount }) => sum + amount, 0);
}
