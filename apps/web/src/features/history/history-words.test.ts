import type { HistoryEntry, Problem } from '@jumpseat/booking/contracts';
import { euros } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { inLanguage } from '#testing/in-language.ts';
import { historyWords } from './history-words.ts';

type What = HistoryEntry['what'];

const total = euros(17_800);
const seats = ['12A', '12B'];
const problem = (code: Problem['code'], at?: string[]): Problem => ({ code, message: '', advice: '', seats: at });
const read = (what: What) => {
  const { title, more } = historyWords({ at: '2026-11-24T13:02:00.000Z', what });
  return more === '' ? title : `${title} · ${more}`;
};

test.each<[What, string]>([
  [{ type: 'OPENED' }, 'Booking started'],
  [{ type: 'SEATS_HELD', seats, total, isFirst: true }, 'Seats held: 12A and 12B · €178.00'],
  [{ type: 'SEATS_HELD', seats: ['14C'], total, isFirst: false }, 'Seat changed to 14C · €178.00'],
  [{ type: 'SEATS_HELD', seats: [], total: euros(0), isFirst: false }, 'All seats released'],
  [
    { type: 'SEATS_REFUSED', problem: problem('SEAT_HELD', ['14C']) },
    'Seats not held · 14C was just taken by someone else',
  ],
  [{ type: 'PAYMENT_STARTED', attempt: 1, total }, 'Payment started · €178.00'],
  [{ type: 'PAYMENT_STARTED', attempt: 2, total }, 'Payment started, attempt 2 · €178.00'],
  [
    { type: 'PAYMENT_FAILED', problem: problem('PAYMENT_DECLINED') },
    'Payment not completed · Your payment was declined',
  ],
  [{ type: 'BOOKED', reference: 'K7QW3P', total }, 'Booked and paid · €178.00, booking reference K7QW3P'],
  [{ type: 'BOOKED', reference: null, total }, 'Booked and paid · €178.00'],
  [{ type: 'EXPIRED' }, 'Time to pay ran out, seats released'],
  [{ type: 'CANCELLED' }, 'Booking cancelled, seats released'],
  [{ type: 'FLIGHT_RESET', refund: total }, 'The airline had to cancel the bookings of this flight · €178.00 refunded'],
  [{ type: 'FLIGHT_RESET', refund: null }, 'The airline had to cancel the bookings of this flight'],
  [{ type: 'MAIL', kind: 'CONFIRMATION', state: 'SENT' }, 'Confirmation sent by e-mail'],
  [{ type: 'MAIL', kind: 'REMINDER', state: 'NOT_DELIVERED' }, "Reminder couldn't be delivered by e-mail"],
])('a passenger reads %o as plain words', (what, words) => {
  expect(read(what)).toBe(words);
});

test('a passenger reads until when the time was extended, on the clock of the device', () => {
  const until = new Date(2026, 10, 24, 14, 30).toISOString();
  expect(read({ type: 'TIME_EXTENDED', until })).toBe('Time to pay extended until 14:30');
});

test('an Arabic passenger reads two seats as two', async () => {
  await inLanguage('ar');
  expect(historyWords({ at: '', what: { type: 'SEATS_HELD', seats, total, isFirst: true } }).title).toContain(
    'للمقعدين',
  );
});
