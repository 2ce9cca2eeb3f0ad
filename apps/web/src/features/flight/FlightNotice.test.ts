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

test('what happened is heard at once: it comes into a region that was there, and was silent, before', async () => {
  const { screen } = await aNotice({ taken: ['20C'] });
  const region = screen.getByTestId('notice');
  const before = region.element();
  expect([before.getAttribute('aria-live'), before.textContent]).toEqual(['assertive', '']);
  await screen.rerender({ notice: takenNotice(['20C']) });
  await expect.element(region).toMatchTextContent(/^20C was just taken by someone else\./);
  expect(region.element()).toBe(before);
});

test('the nearest seats like a lost one are offered with their prices, as long as they are free, each one press away', async () => {
  const { screen, offers, othersHold, ontake } = await aNotice({ taken: ['20C'] });
  await screen.rerender({ notice: takenNotice(['20C']) });
  expect(offers()).toEqual(['19C €96.00', '21C €96.00', '20D €96.00']);
  othersHold('19C');
  await expect.poll(offers).toEqual(['21C €96.00', '20D €96.00', '19D €96.00']);
  await screen.getByRole('button', { name: /^20D/ }).click();
  expect(ontake.mock.calls).toEqual([['20D']]);
});

test('where nothing like a lost seat is left it says what to do instead', async () => {
  const { screen, offers } = await aNotice({ taken: [...aSeating().seating.codes.keys()] });
  await screen.rerender({ notice: takenNotice(['20C']) });
  const told = '20C was just taken by someone else. Your other seats stay yours.';
  await expect.element(screen.getByTestId('notice')).toHaveTextContent(told);
  expect(offers()).toEqual([]);
});

test('where no seat was lost none is offered, and the notice goes when it is dismissed', async () => {
  const { screen, offers, ondismiss } = await aNotice();
  const refused = { code: 'FLIGHT_CLOSED', message: 'Sales have closed', advice: 'Choose another flight.' } as const;
  await screen.rerender({ notice: noticeOf(refused) });
  const told = 'Sales have closed. Choose another flight.';
  await expect.element(screen.getByTestId('notice')).toHaveTextContent(told);
  expect(offers()).toEqual([]);
  await screen.getByRole('button', { name: 'Dismiss' }).click();
  expect(ondismiss).toHaveBeenCalledOnce();
});
