import type { IncomingMessage } from 'node:http';
import type { Caller } from '@jumpseat/booking/router';
import { adminRule } from './admin.ts';
import { callerAddresses } from './caller-address.ts';
import { guestCookies } from './guest-cookie.ts';
import { TRUST_NOBODY, type TrustHop } from './trusted-proxies.ts';

/** Tells who callers are: of HTTP requests, WebSocket upgrades and pages. */
export interface Identity {
  /** Returns the caller by cookie, token and socket. Always the same for one request. */
  callerOf(request: IncomingMessage): Caller;
  /**
   * Signs the visitor's address into a request for the web app, so that the web app's own calls count for the visitor.
   */
  signVisitorAddress(request: IncomingMessage): void;
  /** Returns the Set-Cookie values that make a browser a guest or renew its cookie; none if nothing changes. */
  setCookiesFor(request: IncomingMessage): string[];
}

/**
 * The one place where a caller becomes an identity.
 *
 * @param options.adminToken the bearer token of administrators; without one, loopback callers are administrators,
 *   unless `production`
 */
export function createIdentity(options: {
  sessionSecret: string;
  adminToken?: string | undefined;
  production: boolean;
  /** Whether cookies are for https only. */
  secureCookies: boolean;
  /** Which proxies' forwarding headers are trusted. @default none */
  trust?: TrustHop | undefined;
  /** In epoch milliseconds. */
  now?: (() => number) | undefined;
}): Identity {
  const guests = guestCookies(options.sessionSecret, { secure: options.secureCookies, now: options.now });
  const isAdmin = adminRule(options);
  const addresses = callerAddresses(options.trust ?? TRUST_NOBODY);
  const known = new WeakMap<IncomingMessage, Caller>();
  return {
    callerOf(request) {
      const caller = known.get(request) ?? {
        guestId: guests.read(request),
        isAdmin: isAdmin(request),
        address: addresses.of(request),
      };
      known.set(request, caller);
      return caller;
    },
    signVisitorAddress: addresses.signVisitorAddress,
    setCookiesFor: guests.setCookiesFor,
  };
}
