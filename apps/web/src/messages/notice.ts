import type { ErrorCode } from '@jumpseat/domain';
import { type ErrorContext, errorText, takenTitle } from './errors.ts';
import { listInWords, listWithVerb } from './text.ts';

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
  return { message: `${takenTitle(seats)}.`, advice: 'Choose another seat.', lost: seats };
}

/** The notice of an error, with the numbers of the case where the page knows them. */
export function noticeOf({ code, seats = [] }: NamedError, context: ErrorContext = {}): NoticeText {
  const { title, advice } = errorText(code, { seats, ...context });
  const isLost = seats.length > 0 && (code === 'SEAT_HELD' || code === 'SEAT_BOOKED');
  return { message: `${title}.`, advice, ...(isLost && { lost: seats }) };
}

/** Seats of an ended order that could not be held again, beside those that are. */
export function goneNotice(gone: readonly string[], held: readonly string[]): NoticeText {
  return {
    message: `${listWithVerb(gone, 'is', 'are')} no longer free.`,
    advice: held.length > 0 ? `We're holding ${listInWords(held)} for you.` : 'Choose other seats.',
    lost: gone,
  };
}

/** The passenger chose seats without a connection: nothing has changed yet. */
export function unsentNotice(
  { added, removed }: { readonly added: readonly string[]; readonly removed: readonly string[] },
  why: 'offline' | 'unreachable',
): NoticeText {
  const cause = why === 'offline' ? "you're offline" : "we can't reach Jumpseat";
  const back = why === 'offline' ? "you're back" : 'the connection is back';
  if (added.length > 0) {
    const what = `${listWithVerb(added, "isn't", "aren't")} held yet`;
    return { message: `${what}: ${cause}.`, advice: `We'll ask again when ${back}.` };
  }
  if (removed.length > 0) {
    const what = `${listWithVerb(removed, 'is', 'are')} still held`;
    const pronoun = removed.length === 1 ? 'it' : 'them';
    return { message: `${what}: ${cause}.`, advice: `We'll release ${pronoun} when ${back}.` };
  }
  return { message: `Your change isn't saved yet: ${cause}.`, advice: `We'll save it when ${back}.` };
}

/** The passenger pressed a seat of another order of their own. */
export function otherOrderNotice(seat: string): NoticeText {
  return { message: `${seat} is already yours, in another booking.`, advice: 'Open that booking to change it.' };
}
