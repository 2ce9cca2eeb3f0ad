import type { OrderView } from '@jumpseat/booking/contracts';
import { type JumpseatClient, toCallError } from '@jumpseat/client';

type Calls = Pick<JumpseatClient['trpc']['orders'], 'create' | 'byId'>;
type NewOrder = Parameters<Calls['create']['mutate']>[0];

/** Waits before asking again, in milliseconds. */
const PATIENCE_MS = [500, 2_000];

/**
 * Opens an order under an id of this page's own. Where the answer is lost the same request is sent again, so that seats which were
 * held without our hearing of it are found and never held twice. Throws what `create` throws.
 */
export async function openOrder(calls: Calls, request: Omit<NewOrder, 'orderId'>): Promise<OrderView> {
  const orderId = newOrderId();
  for (let answersLost = 0; ; answersLost++) {
    try {
      return await calls.create.mutate({ ...request, orderId });
    } catch (thrown) {
      const { code, status } = toCallError(thrown);
      if (code === 'ORDER_EXISTS') return calls.byId.query({ orderId });
      const patience = PATIENCE_MS[answersLost];
      if (status !== 503 || patience === undefined) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, patience));
    }
  }
}

/** 128 random bits. `crypto.randomUUID` is missing on pages without TLS. */
function newOrderId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
