import { attemptsLeft, type PaymentOutcome, type Refusal, refusal } from '@jumpseat/domain';
import { isCancellation } from '@temporalio/workflow';
import type { Mutex } from 'async-mutex';
import type { PaymentActivities, PaymentRequest } from '../contracts/activities.ts';
import type { OrderLedger } from './order-ledger.ts';

/**
 * Takes the money for an order that is PAYMENT_PENDING and turns its held seats into a booking; never leaves the one without the
 * other. Takes the order's turn only once the gateway has spoken.
 */
export async function takePayment(
  ledger: OrderLedger,
  gateway: PaymentActivities,
  turn: Mutex,
  code: string,
): Promise<void> {
  const { order } = ledger;
  if (order.status !== 'PAYMENT_PENDING') throw new Error(`order ${order.id} has no payment under way`);
  const { seats, total } = order.hold;
  const request = { orderId: order.id, attempt: order.attempt, total };

  const outcome = await charge(gateway, { ...request, code });
  await turn.runExclusive(async () => {
    switch (outcome.result) {
      case 'APPROVED': {
        const lost = await ledger.settle({ type: 'CONFIRM', seats }, { type: 'CONFIRMED' }, 'RETURN');
        if (!lost) return;
        await gateway.voidPayment(request);
        return fail(ledger, refusal('SEATS_LOST', { seats: lost.seats }), true);
      }
      case 'DECLINED':
        return fail(ledger, refusal('PAYMENT_DECLINED'), false);
      case 'REFUSED':
        return fail(ledger, refusal('PAYMENT_REFUSED'), true);
      case 'UNKNOWN':
        await gateway.voidPayment(request);
        return fail(ledger, refusal('PAYMENT_UNAVAILABLE'), false);
    }
  });
}

/** UNKNOWN when every try failed: the gateway may have taken the money all the same. */
async function charge(
  gateway: PaymentActivities,
  request: PaymentRequest,
): Promise<PaymentOutcome | { result: 'UNKNOWN' }> {
  try {
    return await gateway.validatePayment(request);
  } catch (error) {
    if (isCancellation(error)) throw error;
    return { result: 'UNKNOWN' };
  }
}

async function fail(ledger: OrderLedger, why: Refusal, ends: boolean): Promise<void> {
  const isLast = ends || attemptsLeft(ledger.order) === 0;
  await ledger.settle(isLast ? ledger.releasing() : null, { type: 'PAYMENT_FAILED', refusal: why, ends }, 'RETURN');
}
