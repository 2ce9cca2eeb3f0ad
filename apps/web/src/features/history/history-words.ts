import type { HistoryEntry, Problem } from '@jumpseat/booking/contracts';
import { messages } from '#language/language.ts';
import { errorText } from '#messages/errors.ts';
import { timeOf } from '#messages/moment.ts';
import { formatPrice } from '#messages/money.ts';

/** What a page says about an entry of the history. */
interface HistoryWords {
  /** What happened, without a full stop. */
  readonly title: string;
  /** The price, or why; empty if there is nothing to add. */
  readonly more: string;
}

/** An entry in words. Times are those of this device. */
export function historyWords({ what }: HistoryEntry): HistoryWords {
  const m = messages().history;
  switch (what.type) {
    case 'OPENED':
      return { title: m.opened, more: '' };
    case 'SEATS_HELD':
      return { title: seatsWords(what), more: what.seats.length > 0 ? formatPrice(what.total) : '' };
    case 'SEATS_REFUSED':
      return { title: m.refused, more: whyOf(what.problem) };
    case 'TIME_EXTENDED':
      return { title: m.extended(timeOf(Date.parse(what.until))), more: '' };
    case 'PAYMENT_STARTED':
      return { title: what.attempt > 1 ? m.payingAgain(what.attempt) : m.paying, more: formatPrice(what.total) };
    case 'PAYMENT_FAILED':
      return { title: m.paymentFailed, more: whyOf(what.problem) };
    case 'BOOKED': {
      const price = formatPrice(what.total);
      return { title: m.booked, more: what.reference ? m.priceAndReference(price, what.reference) : price };
    }
    case 'EXPIRED':
      return { title: m.expired, more: '' };
    case 'CANCELLED':
      return { title: m.cancelled, more: '' };
    case 'FLIGHT_RESET':
      return { title: m.reset, more: what.refund ? m.refunded(formatPrice(what.refund)) : '' };
    case 'MAIL':
      return { title: m.mails[what.kind][what.state], more: '' };
  }
}

function seatsWords({ seats, isFirst }: Extract<HistoryEntry['what'], { type: 'SEATS_HELD' }>): string {
  const m = messages().history;
  if (seats.length === 0) return m.released;
  return isFirst ? m.held(seats) : m.changed(seats);
}

function whyOf({ code, seats }: Problem): string {
  return errorText(code, { seats }).title;
}
