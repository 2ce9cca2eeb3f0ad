import type { SeatProposals } from '@jumpseat/booking/contracts';
import { euros } from '@jumpseat/domain';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { aSeating } from '#features/seat-map/a-seating.ts';
import PartyForm from './PartyForm.svelte';
import { Proposals } from './proposals.svelte.ts';

const query = vi.hoisted(() => vi.fn<(asked: unknown) => Promise<SeatProposals>>());
vi.mock('#api', () => ({ api: () => ({ trpc: { seatMap: { propose: { query } } } }) }));

beforeEach(() => void query.mockReset());

/** The form, with the party of the flight page. */
async function aForm(aircraft = 'a350-900', booked: readonly string[] = []) {
  const made = aSeating({ aircraft, booked });
  const { flight, seating, selection } = made;
  const proposals = new Proposals();
  const onfound = vi.fn();
  const props = { flightId: flight.id, seating, proposals, cabin: 'economy', party: selection.party, onfound } as const;
  const screen = await render(PartyForm, props);
  const press = async (name: string) => {
    await screen.getByRole('button', { name }).click();
    await screen.rerender({ party: selection.party });
  };
  return { ...made, screen, press, onfound, words: screen.getByTestId('party-words') };
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

test('the form starts with the party of the address', async () => {
  const { screen, words } = await aForm();
  await screen.rerender({ party: [{ kind: 'adult' }, { kind: 'adult' }, { kind: 'child' }] });
  await expect.element(words).toHaveTextContent('2 adults and 1 child');
  await expect.element(screen.getByRole('button', { name: 'Find seats together' })).toBeVisible();
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

test('a double click finds seats once, for this group, its wishes and the cabin above the map', async () => {
  const { screen, press, onfound } = await aForm();
  query.mockReturnValue(new Promise(() => {}));
  await expect.element(screen.getByRole('button', { name: 'Find the best seat' })).toBeVisible();
  await press('Add a child');
  await screen.getByRole('button', { name: 'Window' }).click();
  await expect.element(screen.getByRole('button', { name: 'Window' })).toHaveAttribute('aria-pressed', 'true');
  await screen.rerender({ cabin: 'business' });
  const find = screen.getByRole('button', { name: 'Find seats together' });
  await expect.element(find).toHaveAccessibleDescription('In Business, as chosen above the map');
  await find.dblClick({ force: true });
  await expect.element(find).toHaveAttribute('aria-disabled', 'true');
  await expect.element(find).toHaveFocus();
  expect(query).toHaveBeenCalledOnce();
  expect(query.mock.calls[0]?.[0]).toMatchObject({
    party: [{ kind: 'adult' }, { kind: 'child' }],
    cabin: 'business',
    prefer: ['window'],
  });
  expect(onfound).not.toHaveBeenCalled();
});

test('a group without seats reads why', async () => {
  const { screen, onfound } = await aForm();
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
  expect(onfound).not.toHaveBeenCalled();
});

test('a passenger who follows the advice to try another cabin still reads about the one that is full', async () => {
  const economy = [...aSeating().seating.seats.values()].filter(({ cabin }) => cabin === 'economy');
  const { screen } = await aForm(
    'a320neo',
    economy.map(({ code }) => code),
  );
  query.mockResolvedValue({ version: 1, proposals: [], refusal: { code: 'CABIN_FULL', message: '', advice: '' } });
  await screen.getByRole('button', { name: 'Find the best seat' }).click();
  const problem = screen.getByTestId('no-proposal');
  const words = 'Economy has no seats left, and your group needs 1. Try Business.';
  await expect.element(problem).toHaveTextContent(words);
  await screen.rerender({ cabin: 'business' });
  await expect
    .element(screen.getByRole('button', { name: 'Find the best seat' }))
    .toHaveAccessibleDescription('In Business, as chosen above the map');
  await expect.element(problem).toHaveTextContent(words);
});

test('a group that changes while its search runs is not offered seats for the former one', async () => {
  const { screen, press, onfound } = await aForm();
  const late = Promise.withResolvers<SeatProposals>();
  query.mockReturnValueOnce(late.promise);
  const find = screen.getByRole('button', { name: /^Find / });
  await find.click();
  await expect.element(find).toHaveAttribute('aria-disabled', 'true');
  await press('Add a child');
  await expect.element(find).toHaveAttribute('aria-disabled', 'false');
  const price = { lines: [], total: euros(0) };
  const proposal = { seats: ['41A'], price, score: 0, reasons: [] };
  late.resolve({ version: 1, proposals: [proposal], refusal: null });
  await late.promise;
  query.mockResolvedValueOnce({ version: 1, proposals: [{ ...proposal, seats: ['42A', '42B'] }], refusal: null });
  await find.click();
  await vi.waitFor(() => expect(onfound).toHaveBeenCalledOnce());
});
