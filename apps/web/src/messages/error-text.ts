import type { ErrorCode } from '@jumpseat/domain';

/** What a page says about an error. The API's own `title` and `advice` are for programs. */
export interface ErrorText {
  /** What happened, without a full stop. */
  readonly title: string;
  /** What to do next, in whole sentences. */
  readonly advice: string;
}

/** What a page knows about the case. */
export interface ErrorContext {
  /** The seats that the error names. */
  readonly seats?: readonly string[] | undefined;
  /** How many seats the passenger chose. */
  readonly chosen?: number | undefined;
  /** How many seats the group needs. */
  readonly needed?: number | undefined;
}

/** The texts of a language for all errors. Those with numbers or seats are functions. */
export type ErrorTexts = Readonly<Record<ErrorCode, ErrorText | ((context: ErrorContext) => ErrorText)>>;
