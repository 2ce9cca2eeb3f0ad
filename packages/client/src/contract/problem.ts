import type { ErrorCode } from '@jumpseat/domain';

/** A refusal, with its title and advice. @public */
export interface Problem {
  code: ErrorCode;
  /** What happened, in one sentence without a full stop. */
  message: string;
  /** What to do next, in full sentences. */
  advice: string;
  /** The seats at fault. */
  seats?: string[] | undefined;
}
