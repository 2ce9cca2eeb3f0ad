import { on, once } from 'node:events';
import { onTestFinished } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';

type Frame = Record<string, unknown>;

/** A WebSocket that sends and receives raw tRPC frames. Terminated at the end of the test. */
export async function rawSocket(host: string, options: ClientOptions & { query?: string } = {}) {
  const { query = '', ...rest } = options;
  const socket = new WebSocket(`ws://${host}/trpc${query}`, rest);
  onTestFinished(() => socket.terminate());
  const frames = on(socket, 'message', { close: ['close'] });
  await once(socket, 'open');
  return {
    socket,
    send: (frame: unknown) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    /** Returns the next frame, parsed. */
    async next(): Promise<Frame> {
      const { value, done } = await frames.next();
      if (done) throw new Error('the socket was closed');
      const text = `${value[0]}`;
      return text.startsWith('{') ? JSON.parse(text) : { text };
    },
  };
}

/** The frame of a subscription to a seat map. */
export const watchFrame = (id: number | string, flightId: string, lastEventId?: string) => ({
  id,
  method: 'subscription',
  params: { path: 'seatMap.watch', input: { flightId }, ...(lastEventId !== undefined && { lastEventId }) },
});
