import type { IncomingMessage, ServerOptions } from 'node:http';

/** How long a request may take to arrive, in milliseconds. */
const RECEIVE_MS = 30_000;

/**
 * How Node's server reads requests.
 *
 * @param receiveMs how long a request may take to arrive; its headers alone half of that
 */
export function serverOptions({ receiveMs = RECEIVE_MS }: { receiveMs?: number | undefined }) {
  return {
    requestTimeout: receiveMs,
    // Node takes the longer of the two for the whole request, and looks only now and then.
    headersTimeout: receiveMs / 2,
    connectionsCheckingInterval: receiveMs / 10,
    shouldUpgradeCallback: asksForWebSocket,
  } satisfies ServerOptions;
}

/** Any other upgrade, such as to h2c, is declined by an answer in HTTP/1.1. */
function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}
