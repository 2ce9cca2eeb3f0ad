import type { SeatMapMessage } from '@jumpseat/booking/contracts';
import WebSocket from 'ws';

/** A message of the seat map without its seats. */
export type Versions = { readonly type: SeatMapMessage['type']; readonly after?: number; readonly version: number };

export interface ViewerHandlers {
  /** The server accepted the subscription. */
  onStarted(): void;
  onMessage(message: Versions, bytes: number): void;
  /** The server refused the subscription or closed the socket. */
  onFailure(reason: string): void;
}

/** A client that looks at one seat map. */
export interface Viewer {
  /** Stops reading, as a phone in a tunnel does. */
  pause(): void;
  resume(): void;
  close(): void;
}

interface Frame {
  readonly error?: { readonly message: string };
  readonly result?: { readonly type: string; readonly data?: { readonly data: Versions } };
}

/** No other frame is as short as tRPC's keep-alive. */
const PING_BYTES = 'PING'.length;

/**
 * Opens a bare socket that speaks tRPC's frames. It shares the cores with the server, so it does as little as it can.
 * @param after the version after which the viewer resumes
 */
export function openViewer(url: string, flightId: string, after: number | undefined, on: ViewerHandlers): Viewer {
  const socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
  let isClosing = false;
  let failure: string | undefined;
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
    if (result?.type === 'data' && result.data) on.onMessage(result.data.data, bytes.length);
    else if (result?.type === 'started') on.onStarted();
    else {
      failure = error?.message ?? 'asked to reconnect';
      socket.terminate();
    }
  });
  socket.on('error', ({ message }) => {
    failure ??= message;
  });
  socket.on('close', (code) => isClosing || on.onFailure(failure ?? `closed with ${code}`));
  return {
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close() {
      isClosing = true;
      socket.terminate();
    },
  };
}
