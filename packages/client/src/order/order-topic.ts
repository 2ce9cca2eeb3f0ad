import type { TRPCClient } from '@trpc/client';
import type { AppRouter } from '../contract/app-router.ts';
import type { OrderView } from '../contract/orders.ts';
import type { Topic } from '../watch/topic.ts';

/**
 * One order. Each message is the whole order; an older version changes nothing.
 *
 * @param replaceSocket opens a new socket, as the browser's current guest
 */
export function orderTopic(
  trpc: TRPCClient<AppRouter>,
  orderId: string,
  replaceSocket: () => void,
): Topic<OrderView, OrderView> {
  return {
    subscribe: (lastEventId, handlers) => trpc.orders.watch.subscribe({ orderId, lastEventId }, handlers),
    apply: (order, message) => (order && order.version > message.version ? order : message),
    retry({ code }, order) {
      // A call has returned the order, so the socket was opened when the browser was another guest or none.
      const isOtherGuest = code === 'ORDER_NOT_FOUND' && order !== undefined;
      if (isOtherGuest) replaceSocket();
      return isOtherGuest;
    },
  };
}
