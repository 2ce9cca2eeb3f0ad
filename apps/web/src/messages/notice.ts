import type { ErrorCode } from '@jumpseat/domain';
import { type ErrorContext, errorText, takenTitle } from './errors.ts';

/** What a notice says: what happened, and what to do next. */
export interface NoticeText {
  readonly message: string;
  readonly advice: string;
  /** The seats that someone else took. */
  readonly lost?: readonly string[];
}

/** An error of a call, as far as a page needs it. */
export interface NamedError {
  readonly code: ErrorCode;
  readonly seats?: readonly string[] | undefined;
}

/** Others took seats while the passenger was choosing them. */
export function takenNotice(seats: readonly string[]): NoticeText {
  return { message: `${takenTitle(seats)}.`, advice: 'Your other seats are still held.', lost: seats };
}

/** The notice of an error, with the numbers of the case where the page knows them. */
export function noticeOf({ code, seats = [] }: NamedError, context: ErrorContext = {}): NoticeText {
  const { title, advice } = errorText(code, { seats, ...context });
  const isLost = seats.length > 0 && (code === 'SEAT_HELD' || code === 'SEAT_BOOKED');
  return { message: `${title}.`, advice, ...(isLost && { lost: seats }) };
}
