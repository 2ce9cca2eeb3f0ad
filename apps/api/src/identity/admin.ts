import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

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
    isLoopback(socket.remoteAddress ?? '') &&
    isLoopbackHost(headers.host ?? '') &&
    PROXY_HEADERS.every((name) => headers[name] === undefined)
  );
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return name.toLowerCase() === 'localhost' || isLoopback(name);
}

/** Digests are of one length, which is what a timing-safe comparison needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
