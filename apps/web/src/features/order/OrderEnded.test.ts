import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { anOrder } from './an-order.ts';
import OrderEnded from './OrderEnded.svelte';

const ended = anOrder({
  status: 'EXPIRED',
  seats: ['12A', '12B'],
  party: [{ kind: 'adult' }, { kind: 'child' }],
});

test('a passenger whose time ran out can hold the same seats again, once', async () => {
  const onholdagain = vi.fn();
  const screen = await render(OrderEnded, { order: ended, hasReleased: true, busy: false, onholdagain });
  const again = screen.getByRole('button', { name: 'Hold the same seats again' });
  await expect.element(again).toHaveAccessibleDescription('You had 12A and 12B.');
  await again.click();
  await screen.rerender({ busy: true });
  const running = screen.getByRole('button', { name: 'Holding your seats…' });
  await expect.element(running).toHaveFocus();
  await running.click({ force: true });
  expect(onholdagain).toHaveBeenCalledOnce();
});

test('a passenger is offered the same seats once the server has released them', async () => {
  const screen = await render(OrderEnded, { order: ended, hasReleased: false, busy: false, onholdagain: () => {} });
  const again = screen.getByRole('button', { name: 'Hold the same seats again' });
  await expect.element(again).not.toBeInTheDocument();
  await screen.rerender({ hasReleased: true });
  await expect.element(again).toBeVisible();
});

test('a passenger who chooses again keeps the group', async () => {
  const screen = await render(OrderEnded, { order: ended, hasReleased: true, busy: false, onholdagain: () => {} });
  const choose = screen.getByRole('link', { name: 'Choose seats again' });
  await expect.element(choose).toHaveAttribute('href', '/flights/FL123?adults=1&children=1');
});

test('a passenger who lost the seats to someone else is not offered them again', async () => {
  const failure = { code: 'SEAT_HELD' as const, message: '', advice: '', seats: ['12A'] };
  const order = anOrder({ status: 'FAILED', failure, seats: ['12A', '12B'] });
  const screen = await render(OrderEnded, { order, hasReleased: true, busy: false, onholdagain: () => {} });
  expect(screen.getByRole('button').elements()).toEqual([]);
});

test('a passenger whose money was returned finds the receipts', async () => {
  const order = anOrder({ status: 'REFUNDED', reference: 'K7QW3P' });
  const screen = await render(OrderEnded, { order, hasReleased: true, busy: false, onholdagain: () => {} });
  const receipts = screen.getByRole('link', { name: 'Receipts' });
  await expect.element(receipts).toHaveAttribute('href', '/orders/order-1/receipts');
  await screen.rerender({ order: ended });
  await expect.element(receipts).not.toBeInTheDocument();
});
