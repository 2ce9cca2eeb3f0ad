import type { Tables } from '../tables.ts';
import { reporter, type Violation } from '../violation.ts';

const violation = reporter('nothing lives past its deadline');

/** Live orders end by their deadline, and payments after all tries of the gateway. Both may take `graceMs` longer. */
export function nothingLivesPastItsDeadline({ orders, payments, readAt }: Tables, graceMs: number): Violation[] {
  const pending = new Map(payments.filter(({ status }) => status === 'PENDING').map((each) => [each.orderId, each]));
  return orders.flatMap(({ id, flightId, status, version, holdExpiresAt, state, updatedAt: at }) => {
    const overdueMs = (deadline: number) => readAt - deadline - graceMs;
    const about = { orderId: id, flightId, at };
    const seconds = (ms: number) => `${Math.round((ms + graceMs) / 1_000)} s`;
    if (status === 'CREATED' || status === 'SEATS_RESERVED') {
      const late = overdueMs(holdExpiresAt ?? readAt);
      return late > 0 ? [violation(about, `is ${status} version ${version}, ${seconds(late)} after its deadline`)] : [];
    }
    if (status !== 'PAYMENT_PENDING') return [];
    const { gatewayTries, paymentTimeoutMs } = state.policy;
    const late = overdueMs((pending.get(id)?.startedAt ?? at) + gatewayTries * paymentTimeoutMs);
    return late > 0 ? [violation(about, `is PAYMENT_PENDING, ${seconds(late)} after the last try could end`)] : [];
  });
}
