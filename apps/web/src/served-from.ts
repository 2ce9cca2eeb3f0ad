/** The ends of a socket that this side has. */
interface LocalEnd {
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
}

/** Where the API answers while `vite dev` serves the pages. */
const DEVELOPMENT = 'http://127.0.0.1:8080';

/** The origin of the process that took a request: pages and API are one process, whatever its port. */
export function servedFrom(socket: LocalEnd | undefined): string {
  if (!socket?.localPort) return DEVELOPMENT;
  const address = socket.localAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1';
  return `http://${address.includes(':') ? `[${address}]` : address}:${socket.localPort}`;
}
