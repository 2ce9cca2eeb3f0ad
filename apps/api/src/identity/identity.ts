import type { IncomingMessage } from 'node:http';
import type { Caller } from '@jumpseat/booking/router';
import { adminRule } from './admin.ts';
import { guestCookie } from './guest-cookie.ts';

/** Who callers are. HTTP requests, WebSocket upgrades and pages all ask here. */
export interface Identity {
  /** Who sent the request, by its cookie, its token and its socket. */
  callerOf(request: IncomingMessage): Caller;
  /** The Set-Cookie value that makes a browser a guest; null for one that is. */
  welcome(request: IncomingMessage): string | null;
}

/**
 * The one place where a caller becomes an identity.
 * @param adminToken the bearer token of administrators; without one, loopback callers are, unless `production`
 */
export function createIdentity(options: {
  sessionSecret: string;
  adminToken?: string | undefined;
  production: boolean;
  /** Whether cookies are for https alone. */
  secureCookies: boolean;
}): Identity {
  const guests = guestCookie(options.sessionSecret, { secure: options.secureCookies });
  const isAdmin = adminRule(options);
  return {
    callerOf: (request) => ({ guestId: guests.read(request), isAdmin: isAdmin(request) }),
    welcome: (request) => (guests.read(request) === null ? guests.issue() : null),
  };
}
