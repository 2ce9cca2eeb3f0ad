import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { anOrder } from '#features/order/an-order.ts';
import { aSeating } from '#features/seat-map/a-seating.ts';
import SelectionPanel from './SelectionPanel.svelte';

beforeEach(async () => {
  await page.viewport(390, 844);
  vi.useFakeTimers();
});
afterEach(async () => {
  vi.useRealTimers();
  await page.viewport(1440, 900);
});

/** The panel of a phone. `press` presses a seat and waits until it is held. */
async function aPanel() {
  const made = aSeating();
  const screen = await render(SelectionPanel, { selection: made.selection, seating: made.seating });
  const press = async (seat: string, ...before: string[]) => {
    const order = anOrder({ seats: [...before, seat], version: before.length + 1 });
    if (before.length === 0) made.create.mockResolvedValueOnce(order);
    else made.selectSeats.mockResolvedValueOnce(order);
    made.seating.press(seat);
    await vi.waitFor(() => expect(made.seating.lookOf(seat)).toBe('mine'));
  };
  const undo = screen.getByRole('button', { name: 'Undo' });
  return { ...made, screen, press, undo };
}

test('a press that held a seat says so in the first line, and can be undone for four seconds', async () => {
  const { screen, press, undo } = await aPanel();
  await press('20C');
  await expect.element(screen.getByText('20C · aisle · €96 · held').first()).toBeVisible();
  await vi.advanceTimersByTimeAsync(3_500);
  await expect.element(undo).toBeVisible();
  await vi.advanceTimersByTimeAsync(600);
  await expect.element(undo).not.toBeInTheDocument();
  await expect.element(screen.getByTestId('bar-seats')).toHaveTextContent('20C');
});

test('Undo releases the seat that was pressed last, keeps the others and leaves the focus at the panel', async () => {
  const { screen, press, undo, selectSeats, seating } = await aPanel();
  await press('20C');
  await press('20D', '20C');
  selectSeats.mockResolvedValueOnce(anOrder({ seats: ['20C'], version: 3 }));
  await undo.click();
  expect([...seating.chosen]).toEqual(['20C']);
  expect(selectSeats.mock.lastCall).toEqual([{ orderId: 'order-1', seats: ['20C'], cabin: null }]);
  await expect.element(screen.getByTestId('panel')).toHaveFocus();
});

test('a passenger on a phone opens the details of the seats and removes one without losing the focus', async () => {
  const { screen, press, cancel } = await aPanel();
  await press('20C');
  const details = screen.getByRole('button', { name: /Your seats in detail$/ });
  await expect.element(details).toHaveAttribute('aria-expanded', 'false');
  await expect.element(screen.getByRole('table', { name: 'Seat prices' })).not.toBeInTheDocument();
  await details.click();
  await expect.element(screen.getByRole('table', { name: 'Seat prices' })).toBeVisible();
  cancel.mockResolvedValue(anOrder({ status: 'CANCELLED', seats: ['20C'], version: 2 }));
  await vi.advanceTimersByTimeAsync(1_000);
  await screen.getByRole('button', { name: 'Remove 20C' }).click();
  await expect.element(screen.getByTestId('panel')).toHaveFocus();
});

test('a screen reader hears the total and how many seats are missing', async () => {
  const { screen, press, seating } = await aPanel();
  const summary = screen.getByTestId('summary');
  await expect.element(summary).toHaveTextContent('');
  expect(summary.element().getAttribute('role')).toBe('status');
  await press('20C');
  await expect.element(summary).toHaveTextContent('1 seat, €96.00.');
  seating.setParty([{ kind: 'adult' }, { kind: 'adult' }]);
  await expect.element(summary).toHaveTextContent('1 seat, €96.00. Choose 1 more seat.');
});

test('a passenger who removes a seat while the payment runs reads why it stays', async () => {
  const { screen, seating, selection, create } = await aPanel();
  create.mockResolvedValueOnce(anOrder({ status: 'PAYMENT_PENDING', seats: ['20C'], holdExpiresAt: null }));
  seating.press('20C');
  await vi.waitFor(() => expect(seating.paying).toBe(true));
  await screen.getByRole('button', { name: /Your seats in detail$/ }).click();
  await vi.advanceTimersByTimeAsync(1_000);
  await screen.getByRole('button', { name: 'Remove 20C' }).click();
  expect([[...seating.chosen], selection.notice?.message]).toEqual([['20C'], 'Your payment is still being checked.']);
});
