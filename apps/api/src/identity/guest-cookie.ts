import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Signer } from '@fastify/cookie';
import { parseCookie, stringifySetCookie } from 'cookie';

/** The prefix of guest cookies' names. Old cookies have it as their whole name. */
const NAME = 'jumpseat_guest';
/** Browsers accept a cookie with this prefix only from this host, over https. */
const HOST_ONLY = '__Host-';
const DAY_MS = 24 * 60 * 60 * 1_000;
/** How long a guest's cookie lasts after the last page, and its age at which a page renews it. */
const LASTS_MS = 180 * DAY_MS;
const RENEWED_AFTER_MS = DAY_MS;
/** How many characters of a guest's id are part of the cookie's name. */
const ID_CHARACTERS = 8;

interface GuestCookie {
  readonly name: string;
  readonly guestId: string;
  /** Epoch milliseconds; undefined for old cookies, which have no date. */
  readonly issuedAt: number | undefined;
}

/**
 * Stores a guest's id in a signed cookie. Scripts can't read it, and forms of other sites don't send it.
 *
 * Each guest's cookie has its own name, so none overwrites another. A browser that requests its first two pages
 * concurrently gets two cookies. It sends the older one first, and that one is its guest for calls and sockets.
 *
 * @param secure whether cookies are for https only
 */
export function guestCookies(
  secret: string,
  { secure, now = Date.now }: { secure: boolean; now?: (() => number) | undefined },
) {
  const signer = new Signer(secret);
  const prefix = `${secure ? HOST_ONLY : ''}${NAME}_`;
  const nameOf = (guestId: string) => `${prefix}${guestId.slice(0, ID_CHARACTERS)}`;
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;

  function parse(name: string, signed: string | undefined): GuestCookie | undefined {
    const value = signed === undefined ? null : signer.unsign(signed).value;
    const [guestId = '', date] = value?.split('.') ?? [];
    if (!guestId) return undefined;
    const issuedAt = date === undefined ? undefined : Number.parseInt(date, 36);
    // A cookie with the old name has no date. One with a date was not set by this host.
    const isValid = issuedAt === undefined ? name === NAME : name === nameOf(guestId) && issuedAt + LASTS_MS > now();
    return isValid ? { name, guestId, issuedAt } : undefined;
  }

  function sentBy({ headers }: IncomingMessage): { names: string[]; guest: GuestCookie | undefined } {
    const sent = Object.entries(parseCookie(headers.cookie ?? ''));
    const ours = sent.filter(([name]) => name === NAME || name.startsWith(prefix));
    const guests = ours.flatMap(([name, value]) => parse(name, value) ?? []);
    // Sibling sites can set a cookie with the old name, but not one with the host prefix.
    const guest = guests.find(({ name }) => name !== NAME) ?? guests[0];
    return { names: ours.map(([name]) => name), guest };
  }

  function issue(guestId: string): string {
    const value = signer.sign(`${guestId}.${now().toString(36)}`);
    return stringifySetCookie({ ...attributes, name: nameOf(guestId), value, maxAge: LASTS_MS / 1_000 });
  }

  return {
    /** Returns the guest of the request; null without a cookie that we signed. */
    read: (request: IncomingMessage): string | null => sentBy(request).guest?.guestId ?? null,
    /**
     * Returns the Set-Cookie values for a page request. They create a guest, renew its cookie once a day, and remove
     * its other cookies.
     */
    setCookiesFor(request: IncomingMessage): string[] {
      const { names, guest } = sentBy(request);
      const guestId = guest?.guestId ?? randomUUID();
      const isFresh = guest?.issuedAt !== undefined && now() - guest.issuedAt < RENEWED_AFTER_MS;
      const others = names.filter((name) => name !== nameOf(guestId));
      return [
        ...(isFresh ? [] : [issue(guestId)]),
        ...others.map((name) => stringifySetCookie({ ...attributes, name, value: '', maxAge: 0 })),
      ];
    },
  };
}
