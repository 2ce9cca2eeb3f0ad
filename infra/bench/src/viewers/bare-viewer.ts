import WebSocket from 'ws';
import type { Versions } from './version-check.ts';
import type { OpenViewer } from './viewer.ts';

/** What the server sends about the one request of this socket. */
interface Frame {
  readonly error?: { readonly message: string };
  readonly result?: { readonly type: string; readonly data?: { readonly data: Versions } };
}

/** tRPC's own keep-alive: a text, told from all others by its length. */
const PING_BYTES = 'PING'.length;

/** A bare socket that speaks tRPC's frames itself: it runs beside the server it measures, so it spends as little as it can. */
export const openBareViewer: OpenViewer = (url, flightId, after, hearing) => {
  const socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
  let closing = false;
  let fault: string | undefined;
  socket.on('open', () => {
    const input = { flightId, ...(after !== undefined && { lastEventId: `${after}` }) };
    socket.send(JSON.stringify({ id: 1, method: 'subscription', params: { path: 'seatMap.watch', input } }));
  });
  socket.on('message', (bytes: Buffer) => {
    if (bytes.length === PING_BYTES) {
      socket.send('PONG');
      return;
    }
    const { result, error } = JSON.parse(bytes.toString('latin1')) as Frame;
    if (result?.type === 'data' && result.data) hearing.message(result.data.data, bytes.length);
    else if (result?.type === 'started') hearing.started();
    else {
      fault = error?.message ?? 'told to go elsewhere';
      socket.terminate();
    }
  });
  socket.on('error', ({ message }) => {
    fault ??= message;
  });
  socket.on('close', (code) => closing || hearing.failed(fault ?? `closed with ${code}`));
  return {
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close() {
      closing = true;
      socket.terminate();
    },
  };
};
