import type { FlightSummary } from '@jumpseat/booking/contracts';
import type { Party } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import StepTrail from './StepTrail.svelte';

const flight = { origin: 'ZRH', destination: 'LHR', departsLocal: '2026-12-01T07:05' } as FlightSummary;
const family: Party = [{ kind: 'adult' }, { kind: 'adult' }, { kind: 'child' }];

test('a passenger goes back to the results that they came from, for the same group', async () => {
  const screen = await render(StepTrail, { flight, party: family, step: 'pay' });
  const back = screen.getByRole('link', { name: /^Flights from Zurich to London, Tue 1 Dec/ });
  await expect.element(back).toHaveAttribute('href', '/?from=ZRH&to=LHR&on=2026-12-01&adults=2&children=1');
});

test.each([
  ['seats', 'Seats', ['Flight done', 'Seats', 'Travellers', 'Pay']],
  ['travellers', 'Travellers', ['Flight done', 'Seats done', 'Travellers', 'Pay']],
  ['pay', 'Pay', ['Flight done', 'Seats done', 'Travellers done', 'Pay']],
  ['done', undefined, ['Flight done', 'Seats done', 'Travellers done', 'Pay done']],
] as const)('at the step "%s", a passenger sees what is done and where they are', async (step, current, read) => {
  const screen = await render(StepTrail, { flight, party: family, step });
  const steps = screen.getByRole('list', { name: 'Steps' }).getByRole('listitem');
  expect(steps.elements().map((each) => each.textContent?.trim().replaceAll(/\s+/g, ' '))).toEqual(read);
  const here = steps.elements().filter((each) => each.getAttribute('aria-current') === 'step');
  expect(here.map((each) => each.textContent?.trim())).toEqual(current ? [current] : []);
});

test.each([390, 1440])('the trail is one line of at most 44 pixels on a screen of %i pixels', async (width) => {
  await page.viewport(width, 844);
  const screen = await render(StepTrail, { flight, party: family, step: 'seats' });
  const { height } = screen.getByRole('navigation').element().getBoundingClientRect();
  expect(height).toBeLessThanOrEqual(44);
});
