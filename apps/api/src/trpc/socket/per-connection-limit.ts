import { type ErrorCode, JumpseatError, refusal } from '@jumpseat/domain';

/**
 * Limits concurrent subscriptions or calls of one connection. Each call of the returned function takes a place and
 * returns the function that frees it. Throws `code` if all `most` places are taken.
 */
export function perConnectionLimit(most: number, code: ErrorCode): () => () => void {
  let taken = 0;
  return () => {
    if (taken >= most) throw new JumpseatError(refusal(code, { detail: `at most ${most}` }));
    taken += 1;
    let isTaken = true;
    return () => {
      if (isTaken) taken -= 1;
      isTaken = false;
    };
  };
}
