import type { IncomingMessage, ServerOptions } from 'node:http';

/** The time limit for receiving a request, in milliseconds. */
const RECEIVE_MS = 30_000;

/**
 * Options of Node's HTTP server.
 *
 * @param receiveMs the time limit for receiving a request, in milliseconds; half of it for the headers
 */
export function serverOptions({ receiveMs = RECEIVE_MS }: { receiveMs?: number | undefined }) {
  return {
    requestTimeout: receiveMs,
    // Node applies the longer of the two to the whole request, and checks only now and then.
    headersTimeout: receiveMs / 2,
    connectionsCheckingInterval: receiveMs / 10,
    shouldUpgradeCallback: isWebSocketUpgrade,
  } satisfies ServerOptions;
}

/** Other upgrades, such as to h2c, are ignored: the response is HTTP/1.1. */
function isWebSocketUpgrade({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}
