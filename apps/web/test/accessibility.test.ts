import { expect, inject, test } from 'vitest';
import { expectAccessible } from './accessible.ts';
import { aFlight, othersHold } from './flights.ts';
import { FlightPage } from './pages/flight-page.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();

test.each([
  ['light', 390],
  ['light', 1440],
  ['dark', 390],
  ['dark', 1440],
] as const)(
  'the flight page is accessible in the %s theme, %i px wide',
  { timeout: 180_000 },
  async (colorScheme, width) => {
    const viewport = { width, height: 844 };
    const flightId = await aFlight('a350-900');
    await othersHold(flightId, ['31A', '45D']);
    const flight = await FlightPage.open(await passenger(inject('baseUrl'), { colorScheme, viewport }), flightId);
    const { page } = flight;
    await flight.hold('50A');
    await expectAccessible(page);
    const more = page.getByRole('button', { name: 'Find seats', exact: true });
    if (await more.isVisible()) await more.click();
    await flight.change('Add', 'a baby');
    expect(await flight.notice()).toContain('Exit-row seats');
    await expectAccessible(page);
    await flight.change('Add', 'an adult');
    await flight.chooseCabin('Business');
    await page.getByText('You still hold 50A in another cabin.').waitFor();
    await expectAccessible(page);
    await flight.chooseCabin('Any');
    const proposals = await flight.propose();
    await proposals.waitFor();
    const total = proposals.getByRole('button', { name: 'price details' });
    if (await total.isVisible()) await total.click();
    await proposals.getByRole('table').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'List' }).click();
    await page.getByTestId('seat-list').waitFor();
    await expectAccessible(page);
  },
);

test('a flight with letters for rows and numbers for seats is accessible', async () => {
  const flightId = await aFlight('demo-30');
  await othersHold(flightId, ['A2']);
  const flight = await FlightPage.open(await passenger(inject('baseUrl')), flightId);
  await flight.hold('A10');
  await expectAccessible(flight.page);
});
