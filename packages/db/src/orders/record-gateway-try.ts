import type { PaymentRequest } from '@jumpseat/booking/contracts';
import type { GatewayProgress, Instant } from '@jumpseat/domain';
import type { Database } from '../connect.ts';
import { CHANNEL } from '../feed/channel.ts';

/**
 * Notes and publishes the gateway's progress, while the order waits for that attempt. The order's version does not
 * change, because it counts the decisions of the order's workflow. The next decision replaces the note.
 */
export async function recordGatewayTry(
  { sql }: Database,
  { orderId, attempt }: Pick<PaymentRequest, 'orderId' | 'attempt'>,
  gateway: GatewayProgress,
  at: Instant,
): Promise<void> {
  const noted = JSON.stringify({ gateway, updatedAt: at });
  await sql`
    with noted as (
      update orders set state = state || ${noted}::text::jsonb, updated_at = ${at}
      where id = ${orderId} and status = 'PAYMENT_PENDING' and (state->>'attempt')::int = ${attempt}
      returning id, version
    )
    select pg_notify(${CHANNEL}, jsonb_build_object('order', jsonb_build_object('orderId', id, 'version', version))::text) from noted`;
}
