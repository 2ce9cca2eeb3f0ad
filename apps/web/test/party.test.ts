import { ERRORS } from '@jumpseat/domain';
import { expect, inject, test } from 'vitest';
import { aFlight, othersHold, quoted } from './flights.ts';
import { held } from './held-requests.ts';
import { FlightPage } from './pages/flight-page.ts';
import { passengers } from './passengers.ts';

const passenger = passengers();
const baseUrl = inject('baseUrl');

test('seats for a family are proposed on the map, held by one click, and their party goes with the order', async () => {
  const flightId = await aFlight('a320neo');
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  const watcher = await FlightPage.open(await passenger(baseUrl), flightId);
  const { page } = flight;
  await flight.change('Adults');
  await flight.change('Children');
  await page.getByTestId('party').getByRole('button', { name: 'Window' }).click();
  const proposals = await flight.propose();
  await proposals.getByText('All side by side').waitFor();
  await proposals.getByText('Each child beside an adult').waitFor();
  await proposals.getByText('Includes a window seat').waitFor();
  const best = await flight.proposed();
  expect(best).toHaveLength(3);
  expect(await flight.priceLines(proposals)).toEqual(await quoted(flightId, best));
  await proposals.getByRole('button', { name: 'Second' }).click();
  await expect.poll(() => flight.proposed()).not.toEqual(best);
  const second = await flight.proposed();
  await proposals.getByRole('button', { name: 'Hold these seats' }).click();
  for (const seat of second) {
    await flight.looks(seat, 'mine');
    await watcher.looks(seat, 'held');
  }
  await proposals.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Continue to payment' }).waitFor();
  expect(await flight.priceLines(page.getByTestId('panel'))).toEqual(await quoted(flightId, second));
  await page.getByTestId('panel').getByText('For 2 adults and 1 child').waitFor();
  await page.reload();
  await page.getByTestId('party-words').getByText('2 adults and 1 child').waitFor();
  const order = await flight.toPayment();
  expect(await flight.priceLines(page.getByRole('region', { name: 'Price' }))).toEqual(await quoted(flightId, second));
  await order.pay('11111');
  await order.confirmed();
});

test('on a phone the total unfolds into what each seat costs', async () => {
  const flightId = await aFlight('a320neo');
  const flight = await FlightPage.open(await passenger(baseUrl, { viewport: { width: 390, height: 844 } }), flightId);
  const panel = flight.page.getByTestId('panel');
  await flight.hold('20A');
  await flight.hold('20B');
  const table = panel.getByRole('table', { name: 'What the seats cost' });
  expect(await table.isVisible()).toBe(false);
  await panel.getByRole('button', { name: '€187.00 seat by seat' }).click();
  await table.waitFor();
  expect(await flight.priceLines(panel)).toEqual(await quoted(flightId, ['20A', '20B']));
});

test('where a party can not be seated it is told why', async () => {
  const flightId = await aFlight('demo-5x6');
  for (const row of ['1', '2', '3', '4'])
    await othersHold(
      flightId,
      [...'ABCDEF'].map((column) => `${row}${column}`),
    );
  await othersHold(flightId, ['5A', '5C', '5D', '5E']);
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  await flight.change('Adults');
  await flight.change('Adults');
  await flight.propose();
  await flight.page.getByTestId('no-proposal').getByText('The cabin does not have enough free seats').waitFor();
});

test('a proposal that someone else takes a seat of can no longer be held', async () => {
  const flightId = await aFlight('a320neo');
  const flight = await FlightPage.open(await passenger(baseUrl), flightId);
  await flight.change('Adults');
  const proposals = await flight.propose();
  await proposals.getByRole('button', { name: 'Hold these seats' }).waitFor();
  await othersHold(flightId, (await flight.proposed()).slice(0, 1));
  await proposals.getByText('Someone else was quicker').waitFor();
  expect(await proposals.getByRole('button', { name: 'Hold these seats' }).count()).toBe(0);
});

test('ten couples who are proposed the same seats hold them at once: one has both, nine have none and are told', async () => {
  const flightId = await aFlight('a320neo');
  const flights: FlightPage[] = [];
  for (let each = 0; each < 10; each += 1) {
    const flight = await FlightPage.open(await passenger(baseUrl), flightId);
    await flight.change('Adults');
    await (await flight.propose()).getByRole('button', { name: 'Hold these seats' }).waitFor();
    flights.push(flight);
  }
  const seats = (await flights[0]?.proposed()) ?? [];
  expect(seats).toHaveLength(2);
  // On their way until all have asked: a slow page would be shown that the seats are gone before it is clicked.
  const release = await Promise.all(flights.map((flight) => held(flight, 'orders.create')));
  await Promise.all(flights.map(({ page }) => page.getByRole('button', { name: 'Hold these seats' }).click()));
  for (const letGo of release) letGo();
  const outcomes = await Promise.all(
    flights.map(async (flight) => {
      const mine = flight.page.locator(`[data-seat="${seats[0]}"]:is([data-look="mine"], [data-look="held"])`);
      await mine.waitFor();
      const look = (await mine.getAttribute('data-look')) === 'mine' ? 'mine' : 'held';
      for (const seat of seats) await flight.looks(seat, look);
      return look === 'mine' ? 'both' : flight.notice();
    }),
  );
  const told = `${seats.join(' and ')} were just taken by someone else.`;
  expect(outcomes.toSorted()).toEqual([...Array(9).fill(told), 'both'].toSorted());
});

test('a tenth seat is refused in words, and the nine stay', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('a320neo'));
  const nine = ['20A', '20B', '20C', '21A', '21B', '21C', '22A', '22B', '22C'];
  for (const seat of nine) await flight.click(seat);
  for (const seat of nine) await flight.looks(seat, 'mine');
  await flight.click('23A');
  expect(await flight.notice()).toBe('Too many seats for one order: 10 seats requested, 9 allowed.');
  await flight.looks('23A', 'available');
  for (const seat of nine) await flight.looks(seat, 'mine');
});

test('the rules are told at the seat before it is clicked, and a click changes nothing', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('a320neo'));
  await flight.looks('11C', 'available');
  await flight.change('Children');
  await flight.looks('11C', 'unfit');
  const reason = 'Exit-row seats are not available to parties with a child or an infant.';
  expect(await flight.label('11C')).toContain(`not for your party: ${reason}`);
  await flight.seat('11C').hover();
  await flight.page.getByTestId('seat-card').getByText(reason).waitFor();
  await flight.seat('11C').click({ force: true });
  await flight.looks('11C', 'unfit');
  await flight.change('Children', 'less');
  await flight.looks('11C', 'available');
});

test('the cabin chosen goes with the hold, is told at the seats of the others, and is there again after a reload', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('b787-9'));
  const { page } = flight;
  const reason = ERRORS.OTHER_CABIN.title;
  await flight.chooseCabin('Economy');
  await flight.looks('1A', 'unfit');
  expect(await flight.label('1A')).toContain(`not for your party: ${reason}.`);
  await flight.seat('1A').hover();
  await page.getByTestId('seat-card').getByText(reason).waitFor();
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await page.locator('[data-listed="1A"]').getByText(reason).waitFor();
  await page.locator('[data-listed="1A"]').click({ force: true });
  expect(await page.locator('[data-listed="1A"]').getAttribute('data-look')).toBe('unfit');
  await page.getByRole('button', { name: 'Map', exact: true }).click();

  await flight.hold('21A');
  await page.reload();
  await flight.looks('21A', 'mine');
  expect(await flight.cabin().inputValue()).toBe('economy');
  const [order] = await flight.orders();
  expect(order).toMatchObject({ cabin: 'economy', seats: ['21A'] });
  expect(await flight.choose(`${order?.orderId}`, ['1A'])).toMatchObject({ code: 'OTHER_CABIN', title: reason });

  await flight.chooseCabin('Any');
  await flight.looks('1A', 'available');
  await expect.poll(async () => (await flight.orders())[0]?.cabin).toBeNull();
});

test('who moves to another cabin keeps the seat held until proposed ones take its place', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('b787-9'));
  await flight.hold('21A');
  await flight.chooseCabin('Business');
  await flight.page.getByText('You still hold 21A in another cabin.').waitFor();
  await flight.click('1A');
  expect(await flight.notice()).toBe(`${ERRORS.OTHER_CABIN.title}.`);
  await flight.looks('21A', 'mine');
  const proposals = await flight.propose();
  await proposals.getByRole('button', { name: 'Hold this seat' }).click();
  await flight.looks('21A', 'unfit');
  expect((await flight.orders())[0]).toMatchObject({ cabin: 'business' });
});

test('a party that the seats held would not do for is refused in words, and says what to do', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('a320neo'));
  await flight.hold('11C');
  await flight.change('Children');
  expect(await flight.notice()).toBe('Exit-row seats are not available to parties with a child or an infant.');
  await flight.page.getByTestId('notice').getByText('Give back 11C first.').waitFor();
  await flight.page.getByTestId('party-words').getByText('1 adult').waitFor();
  await flight.looks('11C', 'mine');
});

test('everyone needs a seat before the party can pay, and nobody gets two', async () => {
  const flight = await FlightPage.open(await passenger(baseUrl), await aFlight('a320neo'));
  const { page } = flight;
  await flight.change('Adults');
  await flight.hold('20A');
  await page.getByTestId('missing').getByText('Choose 1 more seat').waitFor();
  expect(await page.getByRole('button', { name: 'Continue to payment' }).isDisabled()).toBe(true);
  await flight.hold('20B');
  await page.getByRole('link', { name: 'Continue to payment' }).waitFor();
  await flight.click('20C');
  expect(await flight.notice()).toBe('Each of your 2 seats is chosen.');
  await flight.looks('20C', 'available');
});
