import type { PaymentRow, Tables } from '../tables.ts';
import { reporter, type Violation } from '../violation.ts';

const violation = reporter('payments agree with their orders');
const ENDED = new Set(['CONFIRMED', 'FAILED', 'EXPIRED', 'CANCELLED', 'REFUNDED']);

/** A confirmed order has one approved payment, a refunded order one refunded payment, an ended order no pending payment. */
export function paymentsAgreeWithOrders({ orders, payments }: Tables): Violation[] {
  const byOrder = Map.groupBy(payments, ({ orderId }) => orderId);
  return orders.flatMap(({ id, flightId, status, seats, updatedAt: at }) => {
    const attempts = byOrder.get(id) ?? [];
    const faults = [...faultsOf(status, attempts)];
    if (status === 'CONFIRMED' && seats.length === 0) faults.push('is charged and has no seats');
    return faults.map((fault) => violation({ orderId: id, flightId, at }, `${status}: ${fault}`));
  });
}

function* faultsOf(status: string, attempts: readonly PaymentRow[]): Generator<string> {
  const count = (wanted: string) => attempts.filter((attempt) => attempt.status === wanted).length;
  const expected = { APPROVED: status === 'CONFIRMED' ? 1 : 0, REFUNDED: status === 'REFUNDED' ? 1 : 0 };
  for (const [name, wanted] of Object.entries(expected)) {
    if (count(name) !== wanted) yield `${count(name)} payments are ${name}, expected ${wanted}`;
  }
  if (ENDED.has(status) && count('PENDING') > 0) yield `${count('PENDING')} payments are PENDING after its end`;
  if (status !== 'PAYMENT_PENDING' && !ENDED.has(status) && count('PENDING') > 0)
    yield 'a payment is PENDING beside it';
}
