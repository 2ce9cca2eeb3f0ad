import { createHmac } from 'node:crypto';

/** What stands for a text at every node. Without the secret nobody can tell for which. */
export function keyedHash(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}
