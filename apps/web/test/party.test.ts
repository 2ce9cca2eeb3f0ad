import { expect, inject, test } from 'vitest';
import { delayRequests } from './delay-requests.ts';
import { aFlight, othersHold, quoted } from './flights.ts';
import { FlightPage } from './pages/flight-page.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

test('a family sees suggested seats on the map and holds them with one click', async () => {
  const flightId = await aFlight('a320neo');
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  const watcher = await FlightPage.open(await passenger(baseUrl), flightId);
  const { page } = flight;
  await flight.change('Add', 'an adult');
  await flight.change('Add', 'a child');
  await page.getByTestId('party').getByRole('button', { name: 'Window' }).click();
  const proposals = await flight.propose();
  await proposals.getByText('All side by side').waitFor();
  await proposals.getByText('Each child beside an adult').waitFor();
  await proposals.getByText('Includes a window seat').waitFor();
  const best = await flight.proposed();
  expect(best).toHaveLength(3);
  expect(await flight.priceLines(proposals)).toEqual(await quoted(flightId, best));
  const names = await flight.suggestions().allInnerTexts();
  expect(new Set(names.map((name) => name.replace(/ · .*/, ''))).size).toBe(names.length);
  expect(names.every((name) => / · €\d/.test(name))).toBe(true);
  await flight.suggestions().nth(1).click();
  await expect.poll(() => flight.proposed()).not.toEqual(best);
  const second = await flight.proposed();
  await proposals.getByRole('button', { name: 'Hold these seats' }).click();
  for (const seat of second) {
    await flight.looks(seat, 'mine');
    await watcher.looks(seat, 'held');
  }
  await proposals.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Continue to travellers' }).waitFor();
  expect(await flight.priceLines(page.getByTestId('panel'))).toEqual(await quoted(flightId, second));
  await page.getByTestId('panel').getByText('For 2 adults and 1 child').waitFor();
  await page.reload();
  await page.getByTestId('party-words').getByText('2 adults and 1 child').waitFor();
  const order = await flight.toPayment();
  expect(await flight.priceLines(page.getByRole('region', { name: 'Price' }))).toEqual(await quoted(flightId, second));
  await order.pay('11111');
  await order.confirmed();
});

test('a passenger on a phone opens the price of each seat behind the total', async () => {
  const flightId = await aFlight('a320neo');
  const flight = await FlightPage.open(await passenger(baseUrl, { viewport: { width: 390, height: 844 } }), flightId);
  const panel = flight.page.getByTestId('panel');
  await flight.hold('20A');
  await flight.hold('20B');
  const table = panel.getByRole('table', { name: 'Seat prices' });
  expect(await table.isVisible()).toBe(false);
  await panel.getByRole('button', { name: '€187 Your seats in detail' }).click();
  await table.waitFor();
  expect(await flight.priceLines(panel)).toEqual(await quoted(flightId, ['20A', '20B']));
});

test('a group too large for the cabin reads how many seats are left', async () => {
  const flightId = await aFlight('demo-5x6');
  for (const row of ['1', '2', '3', '4'])
    await othersHold(
      flightId,
      [...'ABCDEF'].map((column) => `${row}${column}`),
    );
  await othersHold(flightId, ['5A', '5C', '5D', '5E']);
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  await flight.change('Add', 'an adult');
  await flight.change('Add', 'an adult');
  await flight.findSeats();
  await flight.page
    .getByTestId('no-proposal')
    .getByText('Economy has only 2 seats left, and your group needs 3.')
    .waitFor();
});

test('suggested seats that someone else takes can no longer be held', async () => {
  const flightId = await aFlight('a320neo');
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  await flight.change('Add', 'an adult');
  const proposals = await flight.propose();
  await proposals.getByRole('button', { name: 'Hold these seats' }).waitFor();
  await othersHold(flightId, (await flight.proposed()).slice(0, 1));
  await proposals.getByText('Someone else took one of these seats').waitFor();
  expect(await proposals.getByRole('button', { name: 'Hold these seats' }).count()).toBe(0);
});

test('of ten couples who hold the same seats at once, one gets both and nine read why not', async () => {
  const flightId = await aFlight('a320neo');
  const flights: FlightPage[] = [];
  for (let each = 0; each < 10; each += 1) {
    const flight = await FlightPage.open(await passenger(baseUrl), flightId);
    await flight.change('Add', 'an adult');
    await (await flight.propose()).getByRole('button', { name: 'Hold these seats' }).waitFor();
    flights.push(flight);
  }
  const seats = (await flights[0]?.proposed()) ?? [];
  expect(seats).toHaveLength(2);
  // Delays the requests: otherwise a slow page would see that the seats are gone before its click.
  const release = await Promise.all(flights.map((flight) => delayRequests(flight, 'orders.create')));
  await Promise.all(flights.map(({ page }) => page.getByRole('button', { name: 'Hold these seats' }).click()));
  for (const send of release) send();
  const outcomes = await Promise.all(
    flights.map(async (flight) => {
      const mine = flight.page.locator(`[data-seat="${seats[0]}"]:is([data-look="mine"], [data-look="held"])`);
      await mine.waitFor();
      const look = (await mine.getAttribute('data-look')) === 'mine' ? 'mine' : 'held';
      for (const seat of seats) await flight.looks(seat, look);
      return look === 'mine' ? 'both' : flight.notice();
    }),
  );
  const message = `${seats.join(' and ')} were just taken by someone else.`;
  expect(outcomes.toSorted()).toEqual([...Array(9).fill(message), 'both'].toSorted());
});

test('a passenger who chooses a tenth seat reads why not and keeps the nine', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('a320neo'));
  const nine = ['20A', '20B', '20C', '21A', '21B', '21C', '22A', '22B', '22C'];
  for (const seat of nine) await flight.click(seat);
  for (const seat of nine) await flight.looks(seat, 'mine');
  await flight.click('23A');
  expect(await flight.notice()).toBe('10 seats are too many for one booking.');
  await flight.looks('23A', 'available');
  for (const seat of nine) await flight.looks(seat, 'mine');
});

test('a seat that the rules keep from a group says why before the click, and a click changes nothing', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('a320neo'));
  await flight.looks('11C', 'available');
  await flight.change('Add', 'a child');
  await flight.looks('11C', 'unfit');
  const reason = "Exit-row seats aren't available to groups with a child or baby.";
  expect(await flight.label('11C')).toMatch(/^11C, unavailable to your group, aisle, /);
  expect(await flight.label('11C')).toContain(reason);
  await flight.seat('11C').hover();
  await flight.page.getByTestId('seat-card').getByText(reason).waitFor();
  await flight.seat('11C').click({ force: true });
  await flight.looks('11C', 'unfit');
  await flight.change('Remove', 'a child');
  await flight.looks('11C', 'available');
});

test('suggested seats are in the cabin of the tab, and replace the held ones', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('b787-9'));
  await flight.hold('21A');
  await flight.chooseCabin('Business');
  await flight.looks('1A', 'available');
  const proposals = await flight.propose();
  await expect.poll(() => flight.proposed()).toHaveLength(1);
  const [suggested = ''] = await flight.proposed();
  expect(await flight.cabin('Business').getAttribute('aria-current')).toBe('true');
  await proposals.getByRole('button', { name: 'Hold this seat' }).click();
  await flight.looks(suggested, 'mine');
  await flight.looks('21A', 'available');
  expect((await flight.orders())[0]).toMatchObject({ cabin: null, seats: [suggested] });
});

test('a tab only leads to its cabin: seats of other cabins can still be chosen', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('b787-9'));
  await flight.chooseCabin('Business');
  await flight.hold('1A');
  await flight.chooseCabin('Economy');
  await flight.hold('21A');
  await flight.looks('1A', 'mine');
  await flight.page.getByRole('button', { name: 'List', exact: true }).click();
  await flight.chooseCabin('Business');
  await flight.page.locator('[data-listed="1A"][data-look="mine"]').waitFor();
});

test('a family that the address names travels together, on the map and in the order', async () => {
  const flightId = await aFlight('a320neo');
  const flight = await FlightPage.open(await passenger(baseUrl), flightId, '?adults=2&children=1');
  const { page } = flight;
  await page.getByTestId('travellers').getByText('2 adults and 1 child').waitFor();
  await flight.looks('11C', 'unfit');
  const proposals = await flight.propose();
  await proposals.getByRole('button', { name: 'Hold these seats' }).click();
  await page.getByTestId('panel').getByText('For 2 adults and 1 child').waitFor();
  await expect.poll(async () => (await flight.orders())[0]?.party.length).toBe(3);
});

test('on a phone a button opens the form for the group, and found seats take its place', async () => {
  const options = { viewport: { width: 390, height: 844 }, hasTouch: true };
  const flight = await FlightPage.open(await passenger(baseUrl, options), await aFlight('a320neo'));
  const { page } = flight;
  const button = page.getByRole('button', { name: 'Seat us together' });
  expect(await button.getAttribute('aria-expanded')).toBe('false');
  await flight.openParty();
  expect(await button.getAttribute('aria-expanded')).toBe('true');
  await flight.change('Add', 'an adult');
  const proposals = await flight.propose();
  await proposals.waitFor();
  await page.getByTestId('party').waitFor({ state: 'hidden' });
  const hasFocus = (of: typeof proposals) => of.evaluate((element) => element === document.activeElement);
  await expect.poll(() => hasFocus(proposals)).toBe(true);
  await proposals.getByRole('button', { name: 'Hold these seats' }).click();
  await proposals.waitFor({ state: 'detached' });
  await expect.poll(() => hasFocus(page.getByTestId('panel'))).toBe(true);
});

test('a group that may not have the held seats reads why and what to do', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('a320neo'));
  await flight.hold('11C');
  await flight.change('Add', 'a child');
  expect(await flight.notice()).toBe("Exit-row seats aren't available to groups with a child or baby.");
  await flight.page.getByTestId('notice').getByText('Remove 11C first.').waitFor();
  await flight.page.getByTestId('party-words').getByText('1 adult').waitFor();
  await flight.looks('11C', 'mine');
});

test('a group pays once everyone has a seat, and nobody gets two', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('a320neo'));
  const { page } = flight;
  await flight.change('Add', 'an adult');
  await flight.hold('20A');
  await page.getByTestId('missing').getByText('Choose 1 more seat').waitFor();
  expect(await page.getByRole('button', { name: 'Continue to travellers' }).isDisabled()).toBe(true);
  await flight.hold('20B');
  await page.getByRole('link', { name: 'Continue to travellers' }).waitFor();
  await flight.click('20C');
  expect(await flight.notice()).toBe("You've already chosen 2 seats.");
  await flight.looks('20C', 'available');
});
