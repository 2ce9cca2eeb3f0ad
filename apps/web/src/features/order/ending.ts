import type { OrderView } from '@jumpseat/booking/contracts';
import { errorText } from '#messages/errors.ts';
import type { NoticeText } from '#messages/notice.ts';

type EndedOrder = Pick<OrderView, 'status' | 'failure' | 'lastRefusal' | 'attemptsUsed' | 'attemptsLeft'>;

/** Failures that leave the seats to whoever is first: the passenger may hold them again. */
const SEATS_RELEASED: ReadonlySet<string> = new Set(['PAYMENT_DECLINED', 'PAYMENT_REFUSED', 'PAYMENT_UNAVAILABLE']);

/** What the page says about an order that ended without a booking. */
export function endingOf(order: EndedOrder): { title: string; text: string } {
  if (order.failure) return { title: 'Booking not completed', text: whyFailed(order.failure, order) };
  switch (order.status) {
    case 'CANCELLED':
      if (order.lastRefusal?.code === 'FLIGHT_RESET') {
        const { title, advice } = errorText('FLIGHT_RESET');
        return { title, text: `Your seats were released. ${advice}` };
      }
      return { title: 'Booking cancelled', text: "Your seats were released. You haven't been charged." };
    case 'REFUNDED':
      return { title: 'Booking refunded', text: 'The flight was reset. Your payment has been refunded.' };
    default:
      return {
        title: "Time's up",
        text: "Your seats were released because they weren't paid for in time. You haven't been charged.",
      };
  }
}

/** What the seat map says when the order behind its seats ends without a booking. */
export function endingNotice(order: EndedOrder): NoticeText {
  if (order.status === 'EXPIRED') {
    return { message: "Time's up. Your seats were released.", advice: 'Choose seats again at any time.' };
  }
  const { title, text } = endingOf(order);
  return { message: `${title}.`, advice: text };
}

/** Whether the order ended with seats that the passenger may hold again, where they are still free. */
export function mayHoldAgain({ status, failure, seats }: Pick<OrderView, 'status' | 'failure' | 'seats'>): boolean {
  const isReleased = failure ? SEATS_RELEASED.has(failure.code) : status === 'EXPIRED' || status === 'CANCELLED';
  return isReleased && seats.length > 0;
}

function whyFailed({ code, seats }: NonNullable<OrderView['failure']>, { attemptsUsed, attemptsLeft }: EndedOrder) {
  const { title, advice } = errorText(code, { seats });
  const isLastAttempt = attemptsLeft === 0 && (code === 'PAYMENT_DECLINED' || code === 'PAYMENT_UNAVAILABLE');
  if (!isLastAttempt) return `${title}. ${advice}`;
  return `${title}, and all ${attemptsUsed} attempts are used. You haven't been charged. Choose seats again.`;
}
