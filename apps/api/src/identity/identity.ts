import type { IncomingMessage } from 'node:http';
import type { Caller } from '@jumpseat/booking/router';
import { adminRule } from './admin.ts';
import { guestCookies } from './guest-cookie.ts';

/** Who callers are. HTTP requests, WebSocket upgrades and pages all ask here. */
export interface Identity {
  /** Who sent the request, by its cookie, its token and its socket. */
  callerOf(request: IncomingMessage): Caller;
  /** The Set-Cookie values that make a browser a guest, or keep it one; none where nothing is to change. */
  welcome(request: IncomingMessage): string[];
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
  /** In epoch milliseconds. */
  now?: (() => number) | undefined;
}): Identity {
  const guests = guestCookies(options.sessionSecret, { secure: options.secureCookies, now: options.now });
  const isAdmin = adminRule(options);
  return {
    callerOf: (request) => ({ guestId: guests.read(request), isAdmin: isAdmin(request) }),
    welcome: guests.welcome,
  };
}
