import type { SeatProposals } from '@jumpseat/booking/contracts';
import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { aSeating } from '#features/seat-map/a-seating.ts';
import PartyForm from './PartyForm.svelte';
import { Proposals } from './proposals.svelte.ts';

const query = vi.hoisted(() => vi.fn<(asked: unknown) => Promise<SeatProposals>>());
vi.mock('#api', () => ({ api: () => ({ trpc: { seatMap: { propose: { query } } } }) }));

beforeEach(() => void query.mockReset());

/** The picker, told who travels as the flight page tells it. */
async function aPicker(aircraft = 'a350-900') {
  const made = aSeating({ aircraft });
  const { flight, seating, selection } = made;
  const proposals = new Proposals();
  const screen = await render(PartyForm, { flightId: flight.id, seating, proposals, party: selection.party });
  const press = async (name: string) => {
    await screen.getByRole('button', { name }).click();
    await screen.rerender({ party: selection.party });
  };
  return { ...made, screen, press, words: screen.getByTestId('party-words') };
}

test('who travels is said by buttons, as many as there are seats in an order, and an infant needs an adult', async () => {
  const { screen, press, words } = await aPicker();
  await expect.element(words).toHaveTextContent('1 adult');
  await expect.element(screen.getByRole('button', { name: 'Adults: one less' })).toBeDisabled();
  await press('Infants: one more');
  await expect.element(words).toHaveTextContent('1 adult and 1 infant');
  await expect.element(screen.getByRole('button', { name: 'Infants: one more' })).toBeDisabled();
  await press('Adults: one more');
  await press('Infants: one more');
  await expect.element(screen.getByRole('button', { name: 'Adults: one less' })).toBeDisabled();
  for (let children = 1; children <= 7; children += 1) await press('Children: one more');
  await expect.element(words).toHaveTextContent('2 adults, 7 children and 2 infants');
  for (const kind of ['Adults', 'Children'])
    await expect.element(screen.getByRole('button', { name: `${kind}: one more` })).toBeDisabled();
});

test('a bassinet can be wished for by those with an infant', async () => {
  const { screen, press } = await aPicker();
  const bassinet = screen.getByRole('button', { name: 'Bassinet' });
  await expect.element(screen.getByRole('button', { name: 'Window' })).toBeVisible();
  await expect.element(bassinet).not.toBeInTheDocument();
  await press('Infants: one more');
  await expect.element(bassinet).toBeVisible();
});

test('what the aircraft does not have is not offered', async () => {
  const { screen } = await aPicker('demo-30');
  await expect.element(screen.getByRole('button', { name: 'Window' })).toBeVisible();
  for (const name of ['Extra legroom', 'Bassinet'])
    await expect.element(screen.getByRole('button', { name })).not.toBeInTheDocument();
});

test('seats are asked for once, for this party and with its wishes', async () => {
  const { screen, press } = await aPicker();
  query.mockReturnValue(new Promise(() => {}));
  await expect.element(screen.getByRole('button', { name: 'Find the best seat' })).toBeVisible();
  await press('Children: one more');
  await screen.getByRole('button', { name: 'Window' }).click();
  await expect.element(screen.getByRole('button', { name: 'Window' })).toHaveAttribute('aria-pressed', 'true');
  await screen.getByRole('button', { name: 'Find seats together' }).dblClick({ force: true });
  await expect.element(screen.getByRole('button', { name: 'Find seats together' })).toBeDisabled();
  expect(query).toHaveBeenCalledOnce();
  expect(query.mock.calls[0]?.[0]).toMatchObject({
    party: [{ kind: 'adult' }, { kind: 'child' }],
    prefer: ['window'],
  });
});

test('where a party can not be seated it hears why', async () => {
  const { screen } = await aPicker();
  const message = 'The cabin has not enough free seats';
  const refusal = { code: 'CABIN_FULL', message, advice: 'Choose another cabin.' } as const;
  query.mockResolvedValue({ version: 1, proposals: [], refusal });
  await screen.getByRole('button', { name: 'Find the best seat' }).click();
  const told = screen.getByTestId('no-proposal');
  await expect.element(told).toHaveTextContent('The cabin has not enough free seats. Choose another cabin.');
  expect(told.element().closest('[aria-live="polite"]')).not.toBeNull();
});

test('on a phone the questions are folded away behind a button that says whether they are open', async () => {
  await page.viewport(390, 844);
  const { screen } = await aPicker();
  const unfold = screen.getByRole('button', { name: 'Find seats' });
  await expect.element(screen.getByRole('group', { name: /^Adults/ })).not.toBeInTheDocument();
  await expect.element(unfold).toHaveAttribute('aria-expanded', 'false');
  await unfold.click();
  await expect.element(screen.getByRole('group', { name: /^Adults/ })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Close' })).toHaveAttribute('aria-expanded', 'true');
  await page.viewport(1440, 900);
});
