import type { SeatProposals } from '@jumpseat/booking/contracts';
import { priceBreakdown } from '@jumpseat/domain';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { aSeating } from '#features/seat-map/a-seating.ts';
import ProposalPanel from './ProposalPanel.svelte';
import { Proposals } from './proposals.svelte.ts';

const BESIDE = { code: 'SIDE_BY_SIDE', points: 100, words: 'All side by side' } as const;
const STRANDS = { code: 'STRANDS_SEAT', points: -12, words: 'Leaves a single seat between others' } as const;

/** A panel that has asked, and was proposed these seats. */
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
  const screen = await render(ProposalPanel, { proposals, seating: made.seating, onshow, onhold });
  const find = () =>
    proposals.find({ propose: { query: async () => found } } as unknown as Parameters<Proposals['find']>[0], {
      flightId: made.flight.id,
      party: [{ kind: 'adult' }, { kind: 'adult' }],
      prefer: [],
    });
  return { ...made, screen, find, onshow, onhold };
}

test('the best seats come first with price and reasons, drawn on the map; an alternative takes their place', async () => {
  const { screen, find, seating, onshow, onhold } = await aPanel();
  await find();
  await expect.element(screen.getByRole('button', { name: 'Best' })).toHaveAttribute('aria-pressed', 'true');
  for (const words of ['20A and 20B', '€187.00', 'All side by side'])
    await expect.element(screen.getByText(words)).toBeVisible();
  expect([...seating.proposed]).toEqual(['20A', '20B']);
  await screen.getByRole('button', { name: 'Second' }).click();
  await expect.element(screen.getByText('21B and 21C')).toBeVisible();
  await expect.element(screen.getByText('Leaves a single seat between others')).toBeVisible();
  expect([...seating.proposed]).toEqual(['21B', '21C']);
  expect(onshow.mock.calls).toEqual([['20B'], ['21C']]);
  await screen.getByRole('button', { name: 'Hold these seats' }).click();
  expect(onhold.mock.calls).toEqual([[['21B', '21C']]]);
});

test('seats that someone else was quicker to take are no longer held by a press, and say so', async () => {
  const { screen, find, othersHold } = await aPanel();
  await find();
  await expect.element(screen.getByRole('button', { name: 'Hold these seats' })).toBeVisible();
  othersHold('20B');
  await expect.element(screen.getByText('Someone else was quicker: look for seats again.')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Hold these seats' })).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Second' }).click();
  await expect.element(screen.getByRole('button', { name: 'Hold these seats' })).toBeVisible();
});

test('dismissed, they leave the panel and the map', async () => {
  const { screen, find, seating } = await aPanel();
  await find();
  await screen.getByRole('button', { name: 'Dismiss the proposals' }).click();
  await expect.element(screen.getByRole('region', { name: 'Proposed seats' })).not.toBeInTheDocument();
  expect(seating.proposed.size).toBe(0);
});
