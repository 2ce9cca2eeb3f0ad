import type { OrderView } from '@jumpseat/booking/contracts';
import { messages } from '#language/language.ts';
import { errorText } from '#messages/errors.ts';
import type { NoticeText } from '#messages/notice.ts';

type EndedOrder = Pick<OrderView, 'status' | 'failure' | 'lastRefusal' | 'attemptsUsed' | 'attemptsLeft'>;

/** Failures that leave the seats to whoever is first: the passenger may hold them again. */
const SEATS_RELEASED: ReadonlySet<string> = new Set(['PAYMENT_DECLINED', 'PAYMENT_REFUSED', 'PAYMENT_UNAVAILABLE']);

/** What the page says about an order that ended without a booking. */
export function endingOf(order: EndedOrder): { title: string; text: string } {
  const m = messages().order.endings;
  if (order.failure) return { title: m.failed, text: whyFailed(order.failure, order) };
  switch (order.status) {
    case 'CANCELLED':
      if (order.lastRefusal?.code === 'FLIGHT_RESET') {
        const { title, advice } = errorText('FLIGHT_RESET');
        return { title, text: `${m.seatsReleased} ${advice}` };
      }
      return m.cancelled;
    case 'REFUNDED':
      return m.refunded;
    default:
      return m.expired;
  }
}

/** What the seat map says when the order behind its seats ends without a booking. */
export function endingNotice(order: EndedOrder): NoticeText {
  if (order.status === 'EXPIRED') return messages().order.endings.expiredNotice;
  const { title, text } = endingOf(order);
  return { message: `${title}.`, advice: text };
}

/** Whether the order ended with seats that the passenger may hold again, where they are still free. */
export function mayHoldAgain({ status, failure, seats }: Pick<OrderView, 'status' | 'failure' | 'seats'>): boolean {
  const isReleased = failure ? SEATS_RELEASED.has(failure.code) : status === 'EXPIRED' || status === 'CANCELLED';
  return isReleased && seats.length > 0;
}

function whyFailed({ code, seats }: NonNullable<OrderView['failure']>, { attemptsUsed, attemptsLeft }: EndedOrder) {
  if (attemptsLeft === 0 && (code === 'PAYMENT_DECLINED' || code === 'PAYMENT_UNAVAILABLE')) {
    return messages().order.endings.allAttemptsUsed[code](attemptsUsed);
  }
  const { title, advice } = errorText(code, { seats });
  return `${title}. ${advice}`;
}
