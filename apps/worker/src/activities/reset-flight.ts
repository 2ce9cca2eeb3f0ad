import { MESSAGE, orderWorkflowId, paymentKey, type ResetActivities } from '@jumpseat/booking/contracts';
import { type FlightFacts, flightSeats, instant, isFinal, type Order, transition } from '@jumpseat/domain';
import { heartbeat } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { ActivityDeps } from './deps.ts';

/** Ends the orders of a flight, refunds the confirmed ones, then frees the seats: never a seat freed under a payment that stands. */
export function createResetFlight(deps: ActivityDeps): ResetActivities['resetFlight'] {
  return async ({ flight }) => {
    let ordersEnded = 0;
    let ordersRefunded = 0;
    for (;;) {
      const live = await deps.projection.liveOrders(flight.id);
      for (const orderId of live) {
        heartbeat();
        await endOrder(deps, orderId);
      }
      const confirmed = await deps.projection.confirmedOrders(flight.id);
      for (const order of confirmed) {
        heartbeat();
        await refund(deps, order);
      }
      const taken = await deps.projection.takenSeats(flight.id);
      await freeSeats(deps, flight, taken);
      ordersEnded += live.length;
      ordersRefunded += confirmed.length;
      if (live.length + confirmed.length + taken.length === 0) return { ordersEnded, ordersRefunded };
    }
  };
}

/** Ends an order through its workflow; one whose workflow is gone is ended in the projection. */
async function endOrder({ client, gateway, projection }: ActivityDeps, orderId: string): Promise<void> {
  try {
    await client.getHandle(orderWorkflowId(orderId)).executeUpdate<Order, []>(MESSAGE.order.flightReset);
    return;
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
  const order = await projection.find(orderId);
  if (!order || isFinal(order)) return;
  const at = instant(Date.now());
  if (order.status === 'PAYMENT_PENDING') {
    await gateway.void(paymentKey({ orderId, attempt: order.attempt }));
    const event = { type: 'PAYMENT_FAILED', refusal: { code: 'FLIGHT_RESET' }, ends: true, at } as const;
    return projection.recordOrder(transition(order, event), event);
  }
  const event = { type: 'FLIGHT_RESET', at } as const;
  await projection.recordOrder(transition(order, event), event);
}

async function refund({ gateway, projection }: ActivityDeps, order: Order): Promise<void> {
  await gateway.void(paymentKey({ orderId: order.id, attempt: order.attemptsUsed }));
  const event = { type: 'FLIGHT_RESET', at: instant(Date.now()) } as const;
  await projection.recordOrder(transition(order, event), event);
}

async function freeSeats({ blocks }: ActivityDeps, flight: FlightFacts, taken: readonly string[]): Promise<void> {
  const { blockOf } = flightSeats(flight);
  const blockIds = new Set(taken.map((seat) => blockOf.get(seat)).filter((id) => id !== undefined));
  for (const blockId of blockIds) {
    heartbeat();
    await blocks.clear(flight, blockId);
  }
}
