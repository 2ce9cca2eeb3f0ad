import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Signer } from '@fastify/cookie';
import { parseCookie, stringifySetCookie } from 'cookie';

export const GUEST_COOKIE = 'jumpseat_guest';
const MONTH_S = 30 * 24 * 60 * 60;

/** A guest's id in a signed cookie that scripts can't read and other sites can't send along with a form. */
export function guestCookie(secret: string, { secure }: { secure: boolean }) {
  const signer = new Signer(secret);
  return {
    /** The guest of the request; null where there is no cookie, or one that we didn't sign. */
    read(request: IncomingMessage): string | null {
      const signed = parseCookie(request.headers.cookie ?? '')[GUEST_COOKIE];
      return signed === undefined ? null : signer.unsign(signed).value;
    },
    /** The Set-Cookie value for a new guest. */
    issue(): string {
      return stringifySetCookie({
        name: GUEST_COOKIE,
        value: signer.sign(randomUUID()),
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure,
        maxAge: MONTH_S,
      });
    },
  };
}
