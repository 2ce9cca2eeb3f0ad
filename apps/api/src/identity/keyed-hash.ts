import { createHmac } from 'node:crypto';

/** Returns the HMAC of a text: the same at every node, and not reversible without the secret. */
export function keyedHash(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}
