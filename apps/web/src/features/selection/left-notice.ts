import type { NoticeText } from '#messages/notice.ts';

const left = new Map<string, NoticeText>();

/** Leaves a notice for the seat map of a flight, which shows it once when it opens. */
export function leaveNotice(flightId: string, notice: NoticeText): void {
  left.set(flightId, notice);
}

/** Takes the notice that another page has left; null without one. */
export function takeNotice(flightId: string): NoticeText | null {
  const notice = left.get(flightId) ?? null;
  left.delete(flightId);
  return notice;
}
