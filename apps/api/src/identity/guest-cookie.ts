import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Signer } from '@fastify/cookie';
import { parseCookie, stringifySetCookie } from 'cookie';

/** What the names of guests' cookies begin with, and all of the name that they once had. */
const NAME = 'jumpseat_guest';
/** Browsers take a cookie of such a name only from this very host, by https. */
const HOST_ONLY = '__Host-';
const DAY_MS = 24 * 60 * 60 * 1_000;
/** How long a guest is known after the last page, and after how long a page says so anew. */
const LASTS_MS = 180 * DAY_MS;
const RENEWED_AFTER_MS = DAY_MS;
/** So much of a guest's id is in the name of the cookie. */
const NAMED = 8;

/** A cookie that names a guest. */
interface GuestCookie {
  readonly name: string;
  readonly guestId: string;
  /** Epoch milliseconds; undefined for those that were made before dates were. */
  readonly issuedAt: number | undefined;
}

/**
 * A guest's id in a signed cookie that scripts can't read and other sites can't send along with a form.
 *
 * Each guest's cookie has a name of its own, so none overwrites another. A browser that asked for two first pages at a time gets two. It
 * sends the one that came first first, and that is its guest from then on, for its calls and for its sockets.
 *
 * @param secure whether cookies are for https alone
 */
export function guestCookies(
  secret: string,
  { secure, now = Date.now }: { secure: boolean; now?: (() => number) | undefined },
) {
  const signer = new Signer(secret);
  const prefix = `${secure ? HOST_ONLY : ''}${NAME}_`;
  const nameOf = (guestId: string) => `${prefix}${guestId.slice(0, NAMED)}`;
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;

  function parse(name: string, signed: string | undefined): GuestCookie | undefined {
    const value = signed === undefined ? null : signer.unsign(signed).value;
    const [guestId = '', date] = value?.split('.') ?? [];
    if (!guestId) return undefined;
    const issuedAt = date === undefined ? undefined : Number.parseInt(date, 36);
    // A cookie of the old name has no date. One with a date was not made by this host.
    const isValid = issuedAt === undefined ? name === NAME : name === nameOf(guestId) && issuedAt + LASTS_MS > now();
    return isValid ? { name, guestId, issuedAt } : undefined;
  }

  function sentBy({ headers }: IncomingMessage): { names: string[]; guest: GuestCookie | undefined } {
    const sent = Object.entries(parseCookie(headers.cookie ?? ''));
    const ours = sent.filter(([name]) => name === NAME || name.startsWith(prefix));
    const guests = ours.flatMap(([name, value]) => parse(name, value) ?? []);
    // Sites beside this one can set a cookie of the old name, but none that is for this very host.
    const guest = guests.find(({ name }) => name !== NAME) ?? guests[0];
    return { names: ours.map(([name]) => name), guest };
  }

  function issue(guestId: string): string {
    const value = signer.sign(`${guestId}.${now().toString(36)}`);
    return stringifySetCookie({ ...attributes, name: nameOf(guestId), value, maxAge: LASTS_MS / 1_000 });
  }

  return {
    /** The guest of the request; null where there is no cookie, or one that we didn't sign. */
    read: (request: IncomingMessage): string | null => sentBy(request).guest?.guestId ?? null,
    /**
     * The Set-Cookie values for who asks for a page: they make a newcomer a guest, have a guest known for longer, and take back all
     * other guests. None where nothing is to change.
     */
    welcome(request: IncomingMessage): string[] {
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
