import { paymentKey, type ResetActivities } from '@jumpseat/booking/contracts';
import { type FlightFacts, flightSeats, instant, type Order, transition } from '@jumpseat/domain';
import { heartbeat } from '@temporalio/activity';
import type { ActivityDeps } from './deps.ts';

/**
 * Ends the live orders of a flight, refunds confirmed ones, then releases all seats. A paid seat is never released
 * before its refund.
 */
export function createResetFlight(deps: ActivityDeps): ResetActivities['resetFlight'] {
  return async ({ flight }) => {
    let ordersEnded = 0;
    let ordersRefunded = 0;
    for (;;) {
      const live = await deps.projection.liveOrders(flight.id);
      for (const orderId of live) {
        heartbeat();
        await deps.orders.endByReset(orderId);
      }
      const confirmed = await deps.projection.confirmedOrders(flight.id);
      for (const order of confirmed) {
        heartbeat();
        await refund(deps, order);
      }
      const taken = await deps.projection.takenSeats(flight.id);
      await releaseSeats(deps, flight, taken);
      ordersEnded += live.length;
      ordersRefunded += confirmed.length;
      if (live.length + confirmed.length + taken.length === 0) return { ordersEnded, ordersRefunded };
    }
  };
}

async function refund({ gateway, projection }: ActivityDeps, order: Order): Promise<void> {
  await gateway.void(paymentKey({ orderId: order.id, attempt: order.attemptsUsed }));
  const event = { type: 'FLIGHT_RESET', at: instant(Date.now()) } as const;
  await projection.recordOrder(transition(order, event), event);
}

async function releaseSeats({ blocks }: ActivityDeps, flight: FlightFacts, taken: readonly string[]): Promise<void> {
  const { blockOf } = flightSeats(flight);
  const blockIds = new Set(taken.map((seat) => blockOf.get(seat)).filter((id) => id !== undefined));
  for (const blockId of blockIds) {
    heartbeat();
    await blocks.clear(flight, blockId);
  }
}
