import type { Context } from '@jumpseat/booking/router';
import { JumpseatError, refusal } from '@jumpseat/domain';

/** Lets in so many at a time. */
export function admission(most: number): Context['admit'] {
  let inside = 0;
  return () => {
    if (inside >= most) throw new JumpseatError(refusal('TOO_MANY_SUBSCRIPTIONS', { detail: `at most ${most}` }));
    inside += 1;
    let isInside = true;
    return () => {
      if (isInside) inside -= 1;
      isInside = false;
    };
  };
}
