import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { inLanguage } from '#testing/in-language.ts';
import { aTrip } from './a-trip.ts';
import TripSection from './TripSection.svelte';

const NOW = Date.parse('2026-11-26T12:00:00Z');

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

test('a passenger sees what a trip is, when it is, and opens it', async () => {
  const screen = await render(TripSection, { group: 'upcoming', trips: [aTrip()], now: NOW });
  const trip = screen.getByRole('region', { name: 'Coming up' }).getByRole('article');
  const link = trip.getByRole('link', { name: 'Zurich to London Saturday 28 November' });
  await expect.element(link).toHaveAttribute('href', '/orders/order-1');
  for (const words of ['in 2 days', '07:05', '12A and 12B', 'K7QW3P']) {
    await expect.element(trip).toMatchTextContent(words);
  }
});

test('a refunded trip has no day to wait for, and an old booking has no reference', async () => {
  const refunded = aTrip({ order: { status: 'REFUNDED', reference: null } });
  const screen = await render(TripSection, { group: 'refunded', trips: [refunded], now: NOW });
  const trip = screen.getByRole('article');
  await expect.element(trip).toMatchTextContent('12A and 12B');
  await expect.element(trip).not.toMatchTextContent('in 2 days');
  await expect.element(trip).not.toMatchTextContent('Booking reference');
});

test('a German passenger opens a trip in German', async () => {
  await inLanguage('de');
  const screen = await render(TripSection, { group: 'upcoming', trips: [aTrip()], now: NOW });
  const link = screen.getByRole('link', { name: 'Zürich nach London Samstag, 28. November' });
  await expect.element(link).toHaveAttribute('href', '/de/orders/order-1');
});
