import type { OrderView } from '@jumpseat/booking/contracts';
import { type JumpseatClient, toCallError } from '@jumpseat/client';

type Calls = Pick<JumpseatClient['trpc']['orders'], 'create' | 'byId'>;
type NewOrder = Parameters<Calls['create']['mutate']>[0];

/** Delays before each retry, in milliseconds. */
const RETRY_DELAYS_MS = [500, 2_000];

/**
 * Creates an order under an id that the page makes. Retries the same request when the answer is lost, so that seats are
 * found again and never held twice. Throws what `create` throws.
 */
export async function openOrder(calls: Calls, request: Omit<NewOrder, 'orderId'>): Promise<OrderView> {
  const orderId = newOrderId();
  for (let retries = 0; ; retries++) {
    try {
      return await calls.create.mutate({ ...request, orderId });
    } catch (thrown) {
      const { code, status } = toCallError(thrown);
      if (code === 'ORDER_EXISTS') return calls.byId.query({ orderId });
      const delay = RETRY_DELAYS_MS[retries];
      if (status !== 503 || delay === undefined) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
}

/** 128 random bits. `crypto.randomUUID` is missing on pages without TLS. */
function newOrderId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
