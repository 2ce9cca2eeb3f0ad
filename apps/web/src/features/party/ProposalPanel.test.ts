import type { SeatProposals } from '@jumpseat/booking/contracts';
import { priceBreakdown } from '@jumpseat/domain';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { aSeating } from '#features/seat-map/a-seating.ts';
import ProposalPanel from './ProposalPanel.svelte';
import { Proposals } from './proposals.svelte.ts';

const BESIDE = { code: 'SIDE_BY_SIDE', points: 100, words: '' } as const;
const STRANDS = { code: 'STRANDS_SEAT', points: -12, words: '' } as const;

/** A panel with two proposals. `find` loads them. */
async function aPanel() {
  const made = aSeating();
  const tariff = { ...made.flight, layoutId: 'a320neo', blockBy: 'cabin' } as const;
  const propose = (reasons: (typeof BESIDE | typeof STRANDS)[], ...seats: string[]) => ({
    seats,
    reasons,
    score: 0,
    price: priceBreakdown(tariff, seats),
  });
  const found: SeatProposals = {
    version: 1,
    proposals: [propose([BESIDE], '20A', '20B'), propose([BESIDE, STRANDS], '21B', '21C')],
    refusal: null,
  };
  const proposals = new Proposals();
  const onshow = vi.fn();
  const onhold = vi.fn();
  const ondismiss = vi.fn();
  const screen = await render(ProposalPanel, { proposals, seating: made.seating, onshow, onhold, ondismiss });
  const find = () =>
    proposals.find({ propose: { query: async () => found } } as unknown as Parameters<Proposals['find']>[0], {
      flightId: made.flight.id,
      party: [{ kind: 'adult' }, { kind: 'adult' }],
      cabin: 'economy',
      prefer: [],
    });
  return { ...made, screen, find, onshow, onhold, ondismiss };
}

test('a passenger sees what sets each suggestion apart, with its reasons, and can choose another one', async () => {
  const { screen, find, seating, onshow, onhold } = await aPanel();
  await find();
  const best = screen.getByRole('button', { name: 'With a window seat · €187' });
  await expect.element(best).toHaveAttribute('aria-pressed', 'true');
  for (const words of ['20A and 20B', '€187.00', 'All side by side'])
    await expect.element(screen.getByText(words)).toBeVisible();
  expect([...seating.proposed]).toEqual(['20A', '20B']);
  await screen.getByRole('button', { name: 'Cheapest · €185' }).click();
  await expect.element(screen.getByText('21B and 21C')).toBeVisible();
  await expect.element(screen.getByText('Leaves one seat on its own')).toBeVisible();
  expect([...seating.proposed]).toEqual(['21B', '21C']);
  expect(onshow.mock.calls).toEqual([['20B'], ['21C']]);
  await screen.getByRole('button', { name: 'Hold these seats' }).click();
  expect(onhold.mock.calls).toEqual([[['21B', '21C']]]);
});

test('suggested seats that someone else took say so and can no longer be held', async () => {
  const { screen, find, othersHold } = await aPanel();
  await find();
  await expect.element(screen.getByRole('button', { name: 'Hold these seats' })).toBeVisible();
  othersHold('20B');
  const taken = screen.getByText('Someone else took one of these seats. Search again.');
  await expect.element(taken).toBeVisible();
  expect(taken.element().closest('[aria-live="polite"]')).not.toBeNull();
  await expect.element(screen.getByRole('button', { name: 'Hold these seats' })).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Cheapest · €185' }).click();
  await expect.element(screen.getByRole('button', { name: 'Hold these seats' })).toBeVisible();
});

test('a screen reader hears the suggestions once, by the focus on them', async () => {
  const { screen, find } = await aPanel();
  await find();
  const panel = screen.getByRole('region', { name: 'Suggested seats' });
  await expect.element(panel).toBeVisible();
  expect(panel.element().closest('[aria-live]')).toBeNull();
  expect(panel.element().querySelector('[aria-live]')?.textContent).toBe('');
});

test('dismissed suggestions leave the panel and the map', async () => {
  const { screen, find, seating, ondismiss } = await aPanel();
  await find();
  await screen.getByRole('button', { name: 'Dismiss suggestions' }).click();
  await expect.element(screen.getByRole('region', { name: 'Suggested seats' })).not.toBeInTheDocument();
  expect(seating.proposed.size).toBe(0);
  expect(ondismiss).toHaveBeenCalledOnce();
});
