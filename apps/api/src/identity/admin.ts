import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isLoopbackAddress, isLoopbackName } from '../http/host-name.ts';

/** Marks of a proxy: the socket's address is then the proxy's, not the caller's. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip'] as const;

/** Says which requests are an administrator's: those with the token; where none is set, those from this machine. */
export function adminRule({ adminToken, production }: { adminToken?: string | undefined; production: boolean }) {
  if (adminToken !== undefined) {
    const expected = digest(`Bearer ${adminToken}`);
    return ({ headers }: IncomingMessage) => timingSafeEqual(digest(headers.authorization ?? ''), expected);
  }
  return (request: IncomingMessage) => !production && comesFromThisMachine(request);
}

/** The Host must be a loopback name too, so that a foreign page can't get here by pointing its own name at 127.0.0.1. */
function comesFromThisMachine({ headers, socket }: IncomingMessage): boolean {
  return (
    isLoopbackAddress(socket.remoteAddress ?? '') &&
    isLoopbackName((headers.host ?? '').replace(/:\d+$/, '')) &&
    PROXY_HEADERS.every((name) => headers[name] === undefined) &&
    // What a page of another site has this machine's browser send, that site says.
    (headers.origin === undefined || headers.origin.endsWith(`://${headers.host}`))
  );
}

/** Digests are of one length, which is what a timing-safe comparison needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
