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

/** The form, with the party of the flight page. */
async function aForm(aircraft = 'a350-900') {
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

test('a passenger sets the group by buttons, up to the seats of one order and one baby for each adult', async () => {
  const { screen, press, words } = await aForm();
  await expect.element(words).toHaveTextContent('1 adult');
  const isAtLimit = (name: string) =>
    expect.element(screen.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
  await isAtLimit('Remove an adult');
  await press('Add a baby');
  await expect.element(words).toHaveTextContent('1 adult and 1 baby');
  await isAtLimit('Add a baby');
  await press('Add an adult');
  await press('Add a baby');
  await isAtLimit('Remove an adult');
  for (let children = 1; children <= 7; children += 1) await press('Add a child');
  await expect.element(words).toHaveTextContent('2 adults, 7 children and 2 babies');
  for (const name of ['Add an adult', 'Add a child']) await isAtLimit(name);
});

test('a group with a baby can look for a bassinet', async () => {
  const { screen, press } = await aForm();
  const bassinet = screen.getByRole('button', { name: 'Bassinet' });
  await expect.element(screen.getByRole('button', { name: 'Window' })).toBeVisible();
  await expect.element(bassinet).not.toBeInTheDocument();
  await press('Add a baby');
  await expect.element(bassinet).toBeVisible();
});

test('the form offers only what the aircraft has', async () => {
  const { screen } = await aForm('demo-30');
  await expect.element(screen.getByRole('button', { name: 'Window' })).toBeVisible();
  for (const name of ['Extra legroom', 'Bassinet'])
    await expect.element(screen.getByRole('button', { name })).not.toBeInTheDocument();
});

test('a double click finds seats once, for this group and its wishes', async () => {
  const { screen, press } = await aForm();
  query.mockReturnValue(new Promise(() => {}));
  await expect.element(screen.getByRole('button', { name: 'Find the best seat' })).toBeVisible();
  await press('Add a child');
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

test('a group without seats reads why', async () => {
  const { screen } = await aForm();
  const refusal = { code: 'CABIN_FULL', message: '', advice: '' } as const;
  query.mockResolvedValue({ version: 1, proposals: [], refusal });
  await screen.getByRole('button', { name: 'Find the best seat' }).click();
  const problem = screen.getByTestId('no-proposal');
  await expect
    .element(problem)
    .toHaveTextContent(
      "There aren't enough seats left in this cabin. Try another cabin, or book the rest of your group separately.",
    );
  expect(problem.element().closest('[aria-live="polite"]')).not.toBeNull();
});

test('on a phone a button shows the form and says whether it is open', async () => {
  await page.viewport(390, 844);
  const { screen } = await aForm();
  const toggle = screen.getByRole('button', { name: 'Find seats' });
  await expect.element(screen.getByRole('group', { name: /^Adults/ })).not.toBeInTheDocument();
  await expect.element(toggle).toHaveAttribute('aria-expanded', 'false');
  await toggle.click();
  await expect.element(screen.getByRole('group', { name: /^Adults/ })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Close' })).toHaveAttribute('aria-expanded', 'true');
  await page.viewport(1440, 900);
});
