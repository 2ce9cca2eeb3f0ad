import type { ErrorCode } from '@jumpseat/domain';
import { messages } from '#language/language.ts';
import type { ErrorContext, ErrorText } from './error-text.ts';

/** What a page says about an error, with the numbers of the case where it knows them. */
export function errorText(code: ErrorCode, context: ErrorContext = {}): ErrorText {
  const text = messages().errors[code];
  return typeof text === 'function' ? text(context) : text;
}

/** Just what happened, as a sentence. */
export function errorSentence(code: ErrorCode): string {
  return `${errorText(code).title}.`;
}

/** That others took the seats, by name where they are known. */
export function takenTitle(seats: readonly string[]): string {
  return errorText('SEAT_HELD', { seats }).title;
}
