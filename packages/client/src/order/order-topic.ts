import type { TRPCClient } from '@trpc/client';
import type { AppRouter } from '../contract/app-router.ts';
import type { OrderView } from '../contract/orders.ts';
import type { Topic } from '../watch/topic.ts';

/**
 * One order. Each message is the whole of it; an older one than is known changes nothing.
 *
 * @param replaceSocket opens the socket anew, as who the browser is now
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
      // A call has answered the order: the socket was opened when the browser was another guest, or none.
      const isStranger = code === 'ORDER_NOT_FOUND' && order !== undefined;
      if (isStranger) replaceSocket();
      return isStranger;
    },
  };
}
