import type { AppRouter } from '@jumpseat/booking/router';
import { createTRPCClient, createWSClient, httpLink, splitLink, wsLink } from '@trpc/client';
import WebSocket from 'ws';
import { type Booker, FINAL_STATUSES, PAYMENT_CODE, retryOverloaded } from './booker.ts';

const isOverloaded = async (response: Response) =>
  response.status === 503 && (await response.clone().text()).includes('"OVERLOADED"');

/** Calls by HTTP, and watches every order on one WebSocket. */
export function trpcBooker(origin: string): Booker {
  // The class of `ws` has what tRPC's client needs of a browser's, but not its type.
  const socket = createWSClient({ url: `${origin.replace('http', 'ws')}/trpc`, WebSocket: WebSocket as never });
  const http = httpLink({
    url: `${origin}/trpc`,
    fetch: (input, init) => retryOverloaded(() => fetch(input as string, init as RequestInit), isOverloaded),
  });
  const trpc = createTRPCClient<AppRouter>({
    links: [
      splitLink({ condition: ({ type }) => type === 'subscription', true: wsLink({ client: socket }), false: http }),
    ],
  });
  const finalStatus = (orderId: string): Promise<string> => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const subscription = trpc.orders.watch.subscribe(
      { orderId },
      { onData: ({ data }) => FINAL_STATUSES.includes(data.status) && resolve(data.status), onError: reject },
    );
    return promise.finally(() => subscription.unsubscribe());
  };
  return {
    async book({ id: flightId }, seats, onHeld) {
      const { orderId, status } = await trpc.orders.create.mutate({ flightId, userId: 'bench', seats: [...seats] });
      if (FINAL_STATUSES.includes(status)) return { orderId, status };
      onHeld();
      const end = finalStatus(orderId);
      await Promise.all([trpc.orders.pay.mutate({ orderId, code: PAYMENT_CODE }), end]);
      return { orderId, status: await end };
    },
    async close() {
      await socket.close();
    },
  };
}
