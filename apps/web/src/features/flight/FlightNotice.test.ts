import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { aSeating } from '#features/seat-map/a-seating.ts';
import { noticeOf, takenNotice } from '#messages/notice.ts';
import FlightNotice from './FlightNotice.svelte';

async function aNotice(options?: Parameters<typeof aSeating>[0]) {
  const made = aSeating(options);
  const ondismiss = vi.fn();
  const ontake = vi.fn();
  const screen = await render(FlightNotice, { notice: null, seating: made.seating, ondismiss, ontake });
  const offers = () =>
    screen
      .getByRole('button', { name: /^\d/ })
      .elements()
      .map((each) => each.textContent?.trim().replace(/\s+/, ' '));
  return { ...made, screen, offers, ondismiss, ontake };
}

test('a screen reader hears a notice at once, from a region that was there before', async () => {
  const { screen } = await aNotice({ taken: ['20C'] });
  const region = screen.getByTestId('notice').element().querySelector('[aria-live="assertive"]');
  expect(region?.textContent).toBe('');
  await screen.rerender({ notice: takenNotice(['20C']) });
  await expect.poll(() => region?.textContent?.trim()).toMatch(/^20C was just taken by someone else\./);
  expect(region?.isConnected).toBe(true);
});

test("others' clicks change the similar seats, and a screen reader is not interrupted by it", async () => {
  const { screen, offers, othersHold } = await aNotice({ taken: ['20C'] });
  const region = screen.getByTestId('notice').element().querySelector('[aria-live]');
  await screen.rerender({ notice: takenNotice(['20C']) });
  await expect.poll(offers).toHaveLength(3);
  const said = region?.textContent;
  othersHold('19C');
  await expect.poll(offers).not.toContain('19C €96.00');
  expect(region?.textContent).toBe(said);
  expect(said).not.toContain('19C');
});

test('a passenger who lost a seat is offered similar free seats with prices, each one press away', async () => {
  const { screen, offers, othersHold, ontake } = await aNotice({ taken: ['20C'] });
  await screen.rerender({ notice: takenNotice(['20C']) });
  expect(offers()).toEqual(['19C €96.00', '21C €96.00', '20D €96.00']);
  othersHold('19C');
  await expect.poll(offers).toEqual(['21C €96.00', '20D €96.00', '19D €96.00']);
  await screen.getByRole('button', { name: /^20D/ }).click();
  expect(ontake.mock.calls).toEqual([['20D']]);
});

test('a passenger reads what to do when no similar seat is left', async () => {
  const { screen, offers } = await aNotice({ taken: [...aSeating().seating.seats.keys()] });
  await screen.rerender({ notice: takenNotice(['20C']) });
  const text = '20C was just taken by someone else. Choose another seat.';
  await expect.element(screen.getByTestId('notice')).toHaveTextContent(text);
  expect(offers()).toEqual([]);
});

test('a notice without a lost seat offers none, and can be dismissed', async () => {
  const { screen, offers, ondismiss } = await aNotice();
  await screen.rerender({ notice: noticeOf({ code: 'FLIGHT_CLOSED' }) });
  const text = 'This flight is no longer on sale. Choose a later flight.';
  await expect.element(screen.getByTestId('notice')).toHaveTextContent(text);
  expect(offers()).toEqual([]);
  await screen.getByRole('button', { name: 'Dismiss' }).click();
  expect(ondismiss).toHaveBeenCalledOnce();
});
