import { JumpseatError, type Refusal } from '@jumpseat/domain';

/** Throws the refusal, if there is one. */
export function refuseIf(found: Refusal | undefined): void {
  if (found) throw new JumpseatError(found);
}
