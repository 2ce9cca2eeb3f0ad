import type { AppRouter } from '@jumpseat/booking/router';
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import WebSocket from 'ws';
import type { OpenViewer } from './viewer.ts';

/** Offers no deflate, as the bare viewers don't. */
class Socket extends WebSocket {
  constructor(url: string) {
    super(url, { perMessageDeflate: false });
  }
}

/** The client that programs use, unaware of being measured. */
export const openLinkViewer: OpenViewer = (url, flightId, after, hearing) => {
  // The class of `ws` has what tRPC's client needs of a browser's, but not its type.
  let closing = false;
  const client = createWSClient({
    url,
    WebSocket: Socket as never,
    onClose: (cause) => closing || hearing.failed(`closed with ${cause?.code}`),
  });
  const trpc = createTRPCClient<AppRouter>({ links: [wsLink({ client })] });
  const subscription = trpc.seatMap.watch.subscribe(
    { flightId, ...(after !== undefined && { lastEventId: `${after}` }) },
    {
      onStarted: () => hearing.started(),
      onData: ({ data }) => hearing.message(data, 0),
      onError: ({ message }) => hearing.failed(message),
    },
  );
  return {
    pause() {
      throw new Error('a viewer by wsLink has no way to stop reading');
    },
    resume: () => undefined,
    close() {
      closing = true;
      subscription.unsubscribe();
      void client.close();
    },
  };
};
