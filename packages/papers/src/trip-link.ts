import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { TripLink } from '@jumpseat/booking/contracts';
import type { ContactLanguage } from '@jumpseat/domain';
import { siteAddress } from './site-address.ts';

/** Keeps the key of links apart from all others that are made of the same secret, such as that of cookies. */
const PURPOSE = 'jumpseat trip link 1';

/**
 * The link of a mail. It opens the trip without a search, for everyone who has it. The token in it is signed, not
 * encrypted: it contains the order's id, and no personal data.
 */
export function newTripLink(
  { orderId, expiresAt }: TripLink,
  { secret, origin, language }: { secret: string; origin: string; language: ContactLanguage },
): string {
  const content = Buffer.from(`${expiresAt.toString(36)}.${orderId}`).toString('base64url');
  return siteAddress(origin, language, `/trips/open/${content}.${signatureOf(content, secret)}`);
}

/** What a link's token opens; null if we did not sign it, or if it has expired at `now` (epoch milliseconds). */
export function readTripLink(token: string, secret: string, now: number): TripLink | null {
  const [content = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0 || !isSame(signature, signatureOf(content, secret))) return null;
  const [expiry = '', orderId = ''] = Buffer.from(content, 'base64url').toString().split('.');
  const expiresAt = Number.parseInt(expiry, 36);
  return now < expiresAt ? { orderId, expiresAt } : null;
}

function signatureOf(content: string, secret: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, 32));
  return createHmac('sha256', key).update(content).digest('base64url');
}

/** Compares the texts, because several texts are the same bytes in base64. */
function isSame(given: string, expected: string): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === expected.length && timingSafeEqual(bytes, Buffer.from(expected));
}
