/** This side's end of a socket. */
interface LocalEnd {
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
}

/** The API's origin under `vite dev`. */
const DEVELOPMENT = 'http://127.0.0.1:8080';

/** The origin of the process that received the request. Pages and API are one process. */
export function servedFrom(socket: LocalEnd | undefined): string {
  if (!socket?.localPort) return DEVELOPMENT;
  const address = socket.localAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1';
  return `http://${address.includes(':') ? `[${address}]` : address}:${socket.localPort}`;
}
