import type { OrderView } from '@jumpseat/booking/contracts';
import type { AppRouter } from '@jumpseat/booking/router';
import type { TRPCClient } from '@trpc/client';
import type { Topic } from '../watch/topic.ts';

/** One order. Each message is the whole of it; an older one than is known changes nothing. */
export function orderTopic(trpc: TRPCClient<AppRouter>, orderId: string): Topic<OrderView, OrderView> {
  return {
    subscribe: (lastEventId, handlers) => trpc.orders.watch.subscribe({ orderId, lastEventId }, handlers),
    apply: (order, message) => (order && order.version > message.version ? order : message),
  };
}
