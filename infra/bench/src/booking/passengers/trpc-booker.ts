import type { AppRouter } from '@jumpseat/booking/router';
import { createTRPCClient, createWSClient, httpLink, splitLink, wsLink } from '@trpc/client';
import WebSocket from 'ws';
import { type Booker, PAYMENT_CODE } from './booker.ts';
import { retryOverloaded } from './retry-overloaded.ts';

const FINAL = ['CONFIRMED', 'FAILED', 'EXPIRED', 'CANCELLED'];

/** Books as a program with tRPC's client does: calls by HTTP, and one WebSocket on which every order is watched. */
export function trpcBooker(origin: string): Booker {
  // The class of `ws` has what tRPC's client needs of a browser's, but not its type.
  const socket = createWSClient({ url: `${origin.replace('http', 'ws')}/trpc`, WebSocket: WebSocket as never });
  const trpc = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: wsLink({ client: socket }),
        false: httpLink({
          url: `${origin}/trpc`,
          fetch: (input, init) =>
            retryOverloaded(
              () => fetch(input as string, init as RequestInit),
              async (response) => response.status === 503 && (await response.clone().text()).includes('"OVERLOADED"'),
            ),
        }),
      }),
    ],
  });
  const endOf = (orderId: string): Promise<string> => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const subscription = trpc.orders.watch.subscribe(
      { orderId },
      { onData: ({ data }) => FINAL.includes(data.status) && resolve(data.status), onError: reject },
    );
    return promise.finally(() => subscription.unsubscribe());
  };
  return {
    async book({ id: flightId }, seats, held) {
      const { orderId, status } = await trpc.orders.create.mutate({ flightId, userId: 'bench', seats: [...seats] });
      if (FINAL.includes(status)) return { orderId, status };
      held();
      const end = endOf(orderId);
      await Promise.all([trpc.orders.pay.mutate({ orderId, code: PAYMENT_CODE }), end]);
      return { orderId, status: await end };
    },
    async close() {
      await socket.close();
    },
  };
}
