import { explain, type Refusal } from '@jumpseat/domain';
import { ApplicationFailure } from '@temporalio/common';

/** A refusal as a workflow failure: its type is the code, its first detail the refusal. Never retried. */
function failWith(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.create({
    type: refusal.code,
    message: explain(refusal),
    details: [refusal],
    nonRetryable: true,
  });
}

/** Throws the refusal, if there is one. */
export function refuseIf(refusal: Refusal | undefined): void {
  if (refusal) throw failWith(refusal);
}
