import type { Trip, TripFlight } from '@jumpseat/booking/contracts';
import {
  type Booking,
  type Contact,
  DEFAULT_POLICY,
  epochMs,
  instant,
  isBooking,
  layoutOf,
  type OrderEvent,
  openOrder,
  priceBreakdown,
  receiptsOf,
  type Traveller,
  transition,
  usualFares,
  usualSurcharges,
} from '@jumpseat/domain';

const BOOKED_AT = '2026-11-24T12:00:00.000Z';
const SEATS = ['14A', '14B', '14C'];

const flight: TripFlight = {
  id: 'JS201-2026-12-01',
  layoutId: 'a320neo',
  blockBy: 'cabin',
  origin: 'ZRH',
  destination: 'LHR',
  departsAt: '2026-12-01T08:15:00.000Z',
  arrivesAt: '2026-12-01T10:00:00.000Z',
};

const contact: Contact = { email: 'siobhan@example.com', phone: '+41 44 555 01 99', language: 'en', remind: false };

const travellers: readonly Traveller[] = [
  { givenName: 'Siobhán', familyName: 'O’Sullivan', kind: 'adult', bornOn: null, seat: '14A', lapOf: null },
  {
    // Ahmad al-Ahmad. Escaped, because it reads leftwards.
    givenName: '\u0623\u062d\u0645\u062f',
    familyName: '\u0627\u0644\u0623\u062d\u0645\u062f',
    kind: 'adult',
    bornOn: null,
    seat: '14B',
    lapOf: null,
  },
  { givenName: '小明', familyName: '王', kind: 'child', bornOn: '2019-02-28', seat: '14C', lapOf: null },
  { givenName: 'Aoife', familyName: 'O’Sullivan', kind: 'infant', bornOn: '2025-06-01', seat: null, lapOf: 0 },
];

/** The events that book three seats for the family. */
const booked: readonly OrderEvent[] = [
  { type: 'OPENED', at: BOOKED_AT },
  { type: 'SEATS_HELD', at: BOOKED_AT, seats: SEATS, ...pricesOf(SEATS), expiresAt: '2026-11-24T12:15:00.000Z' },
  { type: 'PAYMENT_STARTED', at: BOOKED_AT, expiresAt: '2026-11-24T12:15:00.000Z' },
  { type: 'CONFIRMED', at: BOOKED_AT, reference: 'K7QW3P' },
];

/** A family of four who fly from Zurich to London: two adults, a child, and an infant. */
export function aTrip(changes: Partial<Trip> = {}): Trip {
  return { ...tripAfter(booked), ...changes };
}

/** The same trip after an administrator has reset the flight. */
export function aRefundedTrip(): Trip {
  return tripAfter([...booked, { type: 'FLIGHT_RESET', at: instant(epochMs(BOOKED_AT) + 60_000) }]);
}

function tripAfter(events: readonly OrderEvent[]): Trip {
  const booking = bookingAfter(events);
  return { booking, flight, travellers, contact, receipts: receiptsOf(booking, events, flight) };
}

function bookingAfter(events: readonly OrderEvent[]): Booking {
  const opened = openOrder({
    id: '5f1c9f0e-6f0a-4d57-9c9e-2b9f7a1f6a10',
    flightId: flight.id,
    userId: 'guest',
    guestId: 'guest-1',
    policy: DEFAULT_POLICY,
    now: epochMs(BOOKED_AT),
  });
  const order = events.reduce(transition, opened);
  if (!isBooking(order)) throw new Error('the events do not end with a booking');
  return order;
}

function pricesOf(seats: readonly string[]) {
  const layout = layoutOf(flight.layoutId);
  const price = priceBreakdown({ ...flight, fares: usualFares(layout), surcharges: usualSurcharges(layout) }, seats);
  return { price, total: price.total };
}
