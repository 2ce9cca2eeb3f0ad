import { type ErrorCode, JumpseatError, refusal } from '@jumpseat/domain';

/** Lets in so many at a time, and refuses the others with the code. Whoever was let in is let go by the answer. */
export function admission(most: number, code: ErrorCode): () => () => void {
  let inside = 0;
  return () => {
    if (inside >= most) throw new JumpseatError(refusal(code, { detail: `at most ${most}` }));
    inside += 1;
    let isInside = true;
    return () => {
      if (isInside) inside -= 1;
      isInside = false;
    };
  };
}
