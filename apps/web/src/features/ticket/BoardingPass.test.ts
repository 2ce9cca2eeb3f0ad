import type { TicketView } from '@jumpseat/booking/contracts';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { inLanguage } from '#testing/in-language.ts';
import { aPass, aTicket } from './a-ticket.ts';
import BoardingPass from './BoardingPass.svelte';

function show(ticket: TicketView, position = 0) {
  const pass = ticket.passes.find((each) => each.position === position) ?? aPass();
  return render(BoardingPass, { pass, ticket });
}

test('a passenger shows a pass with the name, the seat, the flight, both times and a barcode', async () => {
  const screen = await show(aTicket());
  const pass = screen.getByRole('article', { name: 'Boarding pass of Ada Lovelace' });
  for (const words of ['ZRH', 'Zurich', '07:05', 'LHR', 'London', '07:55', 'JS201', 'Window', 'Economy', 'K7QW3P']) {
    await expect.element(pass).toMatchTextContent(words);
  }
  await expect.element(screen.getByTestId('pass-seat')).toHaveTextContent('20A');
  const barcode = screen.getByRole('img', { name: 'Barcode for the gate, for Ada Lovelace' });
  await expect.element(barcode).toHaveAttribute('viewBox', '-2 -2 31 31');
  expect(screen.getByRole('link').elements()).toEqual([]);
});

test('the barcode is black on white in the dark theme too, with light squares around it', async () => {
  document.documentElement.dataset.theme = 'dark';
  const screen = await show(aTicket());
  const drawn = [...screen.getByRole('img').element().children];
  delete document.documentElement.dataset.theme;
  expect(drawn.map((shape) => getComputedStyle(shape).fill)).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  expect(drawn[0]?.getAttribute('width')).toBe('31');
});

test('a baby boards with its adult: the pass says on whose lap, and where', async () => {
  const screen = await show(aTicket(), 1);
  const pass = screen.getByRole('article', { name: 'Boarding pass of Byron Lovelace' });
  await expect.element(pass).toMatchTextContent('Baby');
  await expect.element(pass).toMatchTextContent('on the lap of Ada Lovelace');
  await expect.element(screen.getByTestId('pass-seat')).toHaveTextContent('20A');
});

test('a passenger adds a pass to the wallets that there are, in the language of the page', async () => {
  await inLanguage('de');
  const screen = await show(aTicket({ wallets: { apple: true, google: true } }), 1);
  const apple = screen.getByRole('link', { name: 'Zu Apple Wallet hinzufügen' });
  await expect.element(apple).toHaveAttribute('href', '/api/orders/order-1/boarding-passes/1.pkpass?language=de');
  const google = screen.getByRole('link', { name: 'Zu Google Wallet hinzufügen' });
  await expect.element(google).toHaveAttribute('href', '/api/orders/order-1/boarding-passes/1/google-pass?language=de');
});

test.each([
  ['2026-12-02T07:55', '+1', '1 day later'],
  ['2026-11-30T22:55', '−1', '1 day earlier'],
])('a passenger who arrives at %s sees that it is another day', async (arrivesLocal, short, words) => {
  const { flight } = aTicket();
  const screen = await show(aTicket({ flight: { ...flight, arrivesLocal } }));
  await expect.element(screen.getByRole('article')).toMatchTextContent(`${short}${words}`);
});
