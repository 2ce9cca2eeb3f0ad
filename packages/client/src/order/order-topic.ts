import type { TRPCClient } from '@trpc/client';
import type { AppRouter } from '../contract/app-router.ts';
import type { OrderView } from '../contract/orders.ts';
import type { Topic } from '../watch/topic.ts';

/** One order. Each message is the whole of it; an older one than is known changes nothing. */
export function orderTopic(trpc: TRPCClient<AppRouter>, orderId: string): Topic<OrderView, OrderView> {
  return {
    subscribe: (lastEventId, handlers) => trpc.orders.watch.subscribe({ orderId, lastEventId }, handlers),
    apply: (order, message) => (order && order.version > message.version ? order : message),
  };
}
