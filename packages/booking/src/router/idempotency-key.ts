import { JumpseatError, refusal } from '@jumpseat/domain';

const MOST_CHARACTERS = 255;

/**
 * The key of one call. A header's value may stand in quotes, as a string of structured fields does. The calls of a batch have one header, and
 * a key each.
 */
export function keyOf(header: string, batchIndex: number): string {
  const key = header.replace(/^"(.*)"$/, '$1');
  if (!/^[\x20-\x7e]+$/.test(key) || key.length > MOST_CHARACTERS) {
    const detail = `Idempotency-Key: 1 to ${MOST_CHARACTERS} printable ASCII characters`;
    throw new JumpseatError(refusal('BAD_INPUT', { detail }));
  }
  return batchIndex === 0 ? key : `${key}#${batchIndex}`;
}

/** A value as JSON, the same however the fields of its objects are ordered. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );
}
