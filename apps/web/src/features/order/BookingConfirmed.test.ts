import type { FlightView } from '@jumpseat/booking/contracts';
import { euros, type Traveller } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { anOrder } from './an-order.ts';
import BookingConfirmed from './BookingConfirmed.svelte';

const flight = {
  origin: 'ZRH',
  destination: 'LHR',
  number: 'JS201',
  aircraft: 'Airbus A320neo',
  departsAt: '2026-12-01T06:05:00.000Z',
  arrivesAt: '2026-12-01T07:55:00.000Z',
  departsLocal: '2026-12-01T07:05',
  arrivesLocal: '2026-12-01T07:55',
} as FlightView;
const breakdown = { lines: [], total: euros(8_900) };
const ada: Traveller = {
  givenName: 'Ada',
  familyName: 'Lovelace',
  kind: 'adult',
  bornOn: null,
  seat: 'A1',
  lapOf: null,
};

const show = (named: readonly Traveller[]) =>
  render(BookingConfirmed, {
    order: anOrder({ status: 'CONFIRMED', reference: 'K7QW3P' }),
    flight,
    breakdown,
    named,
  });

test('a passenger who has paid finds the boarding pass, the calendar entry and the receipt', async () => {
  const screen = await show([ada]);
  const link = (name: string) => screen.getByRole('link', { name });
  await expect.element(link('Boarding pass')).toHaveAttribute('href', '/orders/order-1/ticket');
  await expect.element(link('Receipt')).toHaveAttribute('href', '/orders/order-1/receipts');
  await expect.element(link('Add to calendar')).toHaveAttribute('href', '/api/orders/order-1/calendar.ics?language=en');
  await expect.element(link('Add to calendar')).toHaveAttribute('download');
  await expect.element(screen.getByText(/also come by e-mail\.$/)).toBeVisible();
});

test('a booking without names has a ticket, and nobody to write to', async () => {
  const screen = await show([]);
  await expect.element(screen.getByRole('link', { name: 'Ticket' })).toHaveAttribute('href', '/orders/order-1/ticket');
  expect(screen.getByText(/by e-mail/).elements()).toEqual([]);
});
