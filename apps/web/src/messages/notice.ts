import type { ErrorCode } from '@jumpseat/domain';
import { messages } from '#language/language.ts';
import type { ErrorContext } from './error-text.ts';
import { errorText, takenTitle } from './errors.ts';

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
  return { message: `${takenTitle(seats)}.`, advice: messages().notices.chooseAnother, lost: seats };
}

/** The notice of an error, with the numbers of the case where the page knows them. */
export function noticeOf({ code, seats = [] }: NamedError, context: ErrorContext = {}): NoticeText {
  const { title, advice } = errorText(code, { seats, ...context });
  const isLost = seats.length > 0 && (code === 'SEAT_HELD' || code === 'SEAT_BOOKED');
  return { message: `${title}.`, advice, ...(isLost && { lost: seats }) };
}

/** Seats of an ended order that could not be held again, beside those that are. */
export function goneNotice(gone: readonly string[], held: readonly string[]): NoticeText {
  const m = messages().notices;
  return {
    message: m.gone(gone),
    advice: held.length > 0 ? m.holding(held) : m.chooseOthers,
    lost: gone,
  };
}

/** The passenger chose seats without a connection: nothing has changed yet. */
export function unsentNotice(
  { added, removed }: { readonly added: readonly string[]; readonly removed: readonly string[] },
  why: 'offline' | 'unreachable',
): NoticeText {
  const m = messages().notices.unsent[why];
  if (added.length > 0) return m.added(added);
  return removed.length > 0 ? m.removed(removed) : m.other;
}

/** The passenger pressed a seat of another order of their own. */
export function otherOrderNotice(seat: string): NoticeText {
  return messages().notices.otherOrder(seat);
}
