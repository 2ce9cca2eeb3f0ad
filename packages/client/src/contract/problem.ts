import type { ErrorCode } from '@jumpseat/domain';

/** A refusal as people and programs read it. @public */
export interface Problem {
  code: ErrorCode;
  /** What happened, in one sentence. */
  message: string;
  /** What to do next. */
  advice: string;
  /** The seats at fault. */
  seats?: string[] | undefined;
}
