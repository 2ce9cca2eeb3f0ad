import type { Traveller } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { anOrder } from '#features/order/an-order.ts';
import OrderTravellers from './OrderTravellers.svelte';

const ada: Traveller = {
  givenName: 'Ada',
  familyName: 'Lovelace',
  kind: 'adult',
  bornOn: null,
  seat: '12A',
  lapOf: null,
};
const order = anOrder({ seats: ['12A'] });

test('before paying, a passenger reads who sits where and can change it', async () => {
  const screen = await render(OrderTravellers, { order, travellers: [ada] });
  await expect.element(screen.getByRole('listitem')).toHaveTextContent('12A Ada Lovelace');
  const link = screen.getByRole('link', { name: 'Change names' });
  await expect.element(link).toHaveAttribute('href', '/orders/order-1/travellers');
});

test('a passenger of an order without names finds the way to enter them', async () => {
  const screen = await render(OrderTravellers, { order, travellers: [] });
  await expect.element(screen.getByRole('link', { name: 'Enter names' })).toBeVisible();
});

test('a passenger who has chosen another seat reads that a name is missing', async () => {
  const screen = await render(OrderTravellers, { order: anOrder({ seats: ['12A', '12B'] }), travellers: [ada] });
  await expect.element(screen.getByText('Some names are missing.')).toBeVisible();
  await expect.element(screen.getByRole('link', { name: 'Enter names' })).toBeVisible();
});

test('nobody changes names during a payment', async () => {
  const paying = anOrder({ seats: ['12A'], status: 'PAYMENT_PENDING' });
  const screen = await render(OrderTravellers, { order: paying, travellers: [ada] });
  await expect.element(screen.getByText('Ada Lovelace')).toBeVisible();
  expect(screen.getByRole('link').elements()).toEqual([]);
});
