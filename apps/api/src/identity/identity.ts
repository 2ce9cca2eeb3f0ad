import type { IncomingMessage } from 'node:http';
import type { Caller } from '@jumpseat/booking/router';
import { adminRule } from './admin.ts';
import { callerAddresses } from './caller-address.ts';
import { guestCookies } from './guest-cookie.ts';
import { TRUST_NOBODY, type TrustHop } from './trusted-proxies.ts';

/** Who callers are. HTTP requests, WebSocket upgrades and pages all ask here. */
export interface Identity {
  /** Who sent the request, by its cookie, its token and its socket. Asked again of a request, the answer is the same. */
  callerOf(request: IncomingMessage): Caller;
  /** Has the calls that the web app makes for this request count as its visitor's. */
  introduce(request: IncomingMessage): void;
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
  /** Which proxies are believed about where a request comes from; none where it is left out. */
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
    introduce: addresses.introduce,
    welcome: guests.welcome,
  };
}
