import { JumpseatError, refusal } from '@jumpseat/domain';

const MAX_CHARACTERS = 255;

/**
 * The idempotency key of one call. The header may be in quotes, like a structured field. The calls of a batch share one
 * header, and each gets a key of its own. Throws BAD_INPUT for an invalid header.
 */
export function keyOf(header: string, batchIndex: number): string {
  const key = header.replace(/^"(.*)"$/, '$1');
  if (!/^[\x20-\x7e]+$/.test(key) || key.length > MAX_CHARACTERS) {
    const detail = `Idempotency-Key: must have 1 to ${MAX_CHARACTERS} printable ASCII characters`;
    throw new JumpseatError(refusal('BAD_INPUT', { detail }));
  }
  return batchIndex === 0 ? key : `${key}#${batchIndex}`;
}

/** A value as JSON with sorted fields, so that equal requests have equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );
}
