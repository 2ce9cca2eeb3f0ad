import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isLoopbackAddress, isLoopbackName } from '../http/host-name.ts';

/** Headers of a proxy. With one of them, the socket's address is the proxy's, not the caller's. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip'] as const;

/** Returns a rule that tells administrators: by the token or, outside production without one, by a loopback address. */
export function adminRule({ adminToken, production }: { adminToken?: string | undefined; production: boolean }) {
  if (adminToken !== undefined) {
    const expected = digest(`Bearer ${adminToken}`);
    return ({ headers }: IncomingMessage) => timingSafeEqual(digest(headers.authorization ?? ''), expected);
  }
  return (request: IncomingMessage) => !production && comesFromThisMachine(request);
}

/** The Host must be a loopback name too: a foreign page could point its own name at 127.0.0.1. */
function comesFromThisMachine({ headers, socket }: IncomingMessage): boolean {
  return (
    isLoopbackAddress(socket.remoteAddress ?? '') &&
    isLoopbackName((headers.host ?? '').replace(/:\d+$/, '')) &&
    PROXY_HEADERS.every((name) => headers[name] === undefined) &&
    // The browser of this machine names the origin if a page of another site sends the request.
    (headers.origin === undefined || headers.origin.endsWith(`://${headers.host}`))
  );
}

/** Digests have one length, as a timing-safe comparison needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
