import { euros, type Money } from '@jumpseat/domain';
import { describe, expect, test } from 'vitest';
import { flightAhead } from '../../testing/memory-flights.ts';
import { testApp } from '../../testing/test-app.ts';

test('a seat map shows a held seat as RESERVED, and never whose it is', async () => {
  const { call, order, orders } = await testApp();
  const booked = await order('B1');
  const held = await order('A1');
  orders.applyEvent(booked, { type: 'PAYMENT_STARTED', expiresAt: new Date().toISOString() });
  orders.applyEvent(booked, { type: 'CONFIRMED' });

  const { status, body } = await call('GET', '/api/flights/FL123/seats');
  expect(status).toBe(200);
  expect(body.flightId).toBe('FL123');
  expect(body.seats).toHaveLength(30);
  const seat = (code: string) => body.seats.find(({ seatNumber }: { seatNumber: string }) => seatNumber === code);
  expect(seat('A1')).toEqual({
    seatNumber: 'A1',
    status: 'RESERVED',
    cabin: 'economy',
    price: { amount: 8_900, currency: 'EUR' },
  });
  expect(seat('B1').status).toBe('BOOKED');
  expect(seat('C10').status).toBe('AVAILABLE');
  expect(JSON.stringify(body)).not.toContain(held);
});

test('a flight that does not exist is 404', async () => {
  const { call } = await testApp();
  for (const url of ['/api/flights/NOPE/seats', '/api/flights/NOPE/seats/events']) {
    expect(await call('GET', url)).toMatchObject({ status: 404, body: { code: 'FLIGHT_NOT_FOUND' } });
  }
});

describe('a quote', () => {
  test('is the price of an order by seat, and changes nothing', async () => {
    const { call, flights } = await testApp();
    await flights.create({
      ...flightAhead('JS1', 'a320neo'),
      surcharges: { economy: { window: euros(900), extraLegroom: euros(4_500) } },
    });
    const { status, body } = await call('POST', '/api/flights/JS1/quote', { seats: ['1A', '11F', '20B'] });
    expect(status).toBe(200);
    expect(body.lines.map(({ seat, total }: { seat: string; total: Money }) => [seat, total.amount])).toEqual([
      ['1A', 48_000],
      ['11F', 14_300],
      ['20B', 8_900],
    ]);
    expect(body.lines[1].surcharges).toEqual([
      { trait: 'window', price: euros(900) },
      { trait: 'extraLegroom', price: euros(4_500) },
    ]);
    expect(body.total).toEqual(euros(71_200));
    const order = await call('POST', '/api/flights/JS1/orders', { userId: 'ada', seats: ['1A', '11F', '20B'] });
    expect(order.body).toMatchObject({ total: body.total, price: body });
    const map = await call('GET', '/api/flights/JS1/seats');
    expect(map.body.seats.find(({ seatNumber }: { seatNumber: string }) => seatNumber === '11F')).toMatchObject({
      price: euros(14_300),
    });
  });

  test.each([
    [{ seats: ['Z9'] }, 400, 'NO_SUCH_SEAT'],
    [{ seats: [] }, 400, 'NO_SEATS'],
    [{}, 400, 'BAD_INPUT'],
  ])('of %j is refused', async (payload, status, code) => {
    const { call } = await testApp();
    expect(await call('POST', '/api/flights/FL123/quote', payload)).toMatchObject({ status, body: { code } });
  });
});

describe('a search for flights', () => {
  const departsAt = '2030-01-11T04:30:00.000Z';
  const arrivesAt = '2030-01-11T12:10:00.000Z';

  test('finds the flights of a route on a local day of the origin, with local times', async () => {
    const { call, flights } = await testApp();
    await flights.create({ ...flightAhead('JS9-2030-01-10', 'a320neo'), origin: 'JFK', departsAt, arrivesAt });
    expect(await call('GET', '/api/flights?from=JFK&to=LIS&date=2030-01-10')).toMatchObject({
      status: 200,
      body: {
        flights: [
          {
            id: 'JS9-2030-01-10',
            number: 'JS9',
            departsAt,
            arrivesAt,
            departsLocal: '2030-01-10T23:30',
            arrivesLocal: '2030-01-11T12:10',
          },
        ],
      },
    });
    expect((await call('GET', '/api/flights?from=JFK&to=LIS&date=2030-01-11')).body).toEqual({ flights: [] });
  });

  test.each([
    '?from=JFK',
    '?to=LIS&date=2030-01-10',
    '?date=2030-01-10',
    '?limit=0',
    '?limit=1001',
    '?limit=ten',
    '?from=JFK&to=Lisbon&date=2030-01-10',
    '?from=JFK&to=LIS&date=tomorrow',
    '?from=JFK&to=LIS&date=2030-02-30',
    '?from=JFK&to=LIS&date=9999-12-31',
  ])('by %s is 400', async (query) => {
    const { call } = await testApp();
    expect(await call('GET', `/api/flights${query}`)).toMatchObject({ status: 400, body: { code: 'BAD_INPUT' } });
  });

  test('lists all flights on sale without a filter, up to the limit', async () => {
    const { call, flights } = await testApp();
    await flights.create({ ...flightAhead('JS9', 'a320neo'), origin: 'JFK', departsAt, arrivesAt });
    await flights.create({ ...flightAhead('JS8', 'a320neo'), origin: 'JFK', departsAt, arrivesAt });
    const ids = async (query: string) => {
      const { status, body } = await call('GET', `/api/flights${query}`);
      return [status, ...body.flights.map(({ id }: { id: string }) => id)];
    };
    expect(await ids('')).toEqual([200, 'FL123', 'JS9', 'JS8']);
    expect(await ids('?limit=2')).toEqual([200, 'FL123', 'JS9']);
    expect(await ids('?from=JFK&to=LIS')).toEqual([200, 'JS9', 'JS8']);
    expect(await ids('?from=JFK&to=LIS&date=2030-01-10&limit=1')).toEqual([200, 'JS9']);
    expect(await ids('?from=LIS&to=JFK')).toEqual([200]);
  });

  test('starts from the list of airports', async () => {
    const { call } = await testApp();
    expect((await call('GET', '/api/airports')).body.airports).toEqual([
      { code: 'LIS', city: 'Lisbon', timeZone: 'Europe/Lisbon', destinations: [] },
      { code: 'ZRH', city: 'Zurich', timeZone: 'Europe/Zurich', destinations: ['LIS'] },
    ]);
  });
});

describe('the lowest fares of a route', () => {
  async function apiWithFlights() {
    const made = await testApp();
    const leaving = (id: string, departsAt: string, amount: number) =>
      made.flights.create({
        ...flightAhead(id, 'demo-30'),
        origin: 'JFK',
        departsAt,
        fares: { economy: euros(amount) },
      });
    await leaving('JS1', '2030-01-10T15:00:00.000Z', 9_800);
    await leaving('JS2', '2030-01-11T04:30:00.000Z', 7_600);
    await leaving('JS3', '2030-01-12T15:00:00.000Z', 8_900);
    return made;
  }

  test('are the lowest of each local day, and days without a flight are missing', async () => {
    const { call } = await apiWithFlights();
    const jan10 = { date: '2030-01-10', fare: euros(7_600) };
    const jan12 = { date: '2030-01-12', fare: euros(8_900) };
    const fares = async (query: string) => (await call('GET', `/api/fares?from=JFK&to=LIS&${query}`)).body.fares;
    expect(await fares('date=2030-01-08')).toEqual([jan10, jan12]);
    expect(await fares('date=2030-01-10&days=2')).toEqual([jan10]);
    expect(await fares('date=2030-01-13&days=31')).toEqual([]);
  });

  test('leave out, log and count a flight with an invalid fare', async () => {
    const { app, call, flights, logged } = await apiWithFlights();
    await flights.create({
      ...flightAhead('BAD', 'demo-30'),
      origin: 'JFK',
      departsAt: '2030-01-10T16:00:00.000Z',
      fares: { economy: euros(0.5) },
    });
    const { status, body } = await call('GET', '/api/fares?from=JFK&to=LIS&date=2030-01-10&days=1');
    expect([status, body.fares]).toEqual([200, [{ date: '2030-01-10', fare: euros(7_600) }]]);
    expect(logged()).toMatch(/"id":"BAD".*cannot be shown/);
    expect((await app.inject('/metrics')).body).toContain('jumpseat_unreadable_rows_total 1');
  });

  test.each([
    '',
    '?from=JFK&to=LIS',
    '?from=JFK&date=2030-01-10',
    '?from=JFK&to=LIS&date=2030-01-10&days=0',
    '?from=JFK&to=LIS&date=2030-01-10&days=32',
    '?from=JFK&to=LIS&date=2030-02-30',
    '?from=JFK&to=Lisbon&date=2030-01-10',
  ])('by %j is 400', async (query) => {
    const { call } = await testApp();
    expect(await call('GET', `/api/fares${query}`)).toMatchObject({ status: 400, body: { code: 'BAD_INPUT' } });
  });
});

test('a flight says how many seats of each cabin are free', async () => {
  const { call, flights } = await testApp();
  await flights.create(flightAhead('JS320', 'a320neo'));
  await call('POST', '/api/flights/JS320/orders', { userId: 'ada', seats: ['1A', '5A', '5F'] });
  expect((await call('GET', '/api/flights/JS320')).body).toMatchObject({
    seatsAvailable: 163,
    seatsAvailableByCabin: { business: 15, economy: 148 },
  });
});

test('a flight has the decks of its aircraft, nose to tail', async () => {
  const { call, flights } = await testApp();
  await flights.create(flightAhead('JS380', 'a380-800'));
  const { body } = await call('GET', '/api/flights/JS380');
  expect(body.decks.map(({ name }: { name: string }) => name)).toEqual(['Main deck', 'Upper deck']);
  expect(body.decks[0]).toMatchObject({ wings: { from: '54', to: '74' }, behind: { centre: ['stairs', 'galley'] } });
  expect(body.decks[1].cabins[1].rows[0].places.at(-1)).toEqual({
    code: '6K',
    column: 'K',
    traits: ['window', 'aisle'],
  });
  expect((await call('GET', '/api/flights/NOPE')).status).toBe(404);
});

describe('proposals for a party', () => {
  const family = [{ kind: 'adult' }, { kind: 'adult' }, { kind: 'child' }];
  const propose = async (payload: object, flight = 'JS320') => {
    const { call, flights } = await testApp();
    await flights.create(flightAhead('JS320', 'a320neo'));
    await call('POST', '/api/flights/JS320/orders', { userId: 'ada', seats: ['5A', '5F', '6B', '6D'] });
    return { call, answer: await call('POST', `/api/flights/${flight}/proposals`, payload) };
  };

  test('are the best seats and two alternatives, with prices and reasons', async () => {
    const { call, answer } = await propose({ party: family, prefer: ['window'] });
    const [best, ...others] = answer.body.proposals;
    expect(others).toHaveLength(2);
    expect(best).toMatchObject({
      seats: ['7A', '7B', '7C'],
      score: 155,
      price: { total: euros(26_700) },
      reasons: [
        { code: 'SIDE_BY_SIDE', points: 100, words: 'All side by side' },
        { code: 'CHILDREN_BESIDE_ADULTS', points: 40, words: 'Each child beside an adult' },
        { code: 'WISH_MET', points: 15, wish: 'window', words: 'Includes a window seat' },
      ],
    });
    const order = { userId: 'ada', seats: best.seats, party: family };
    expect((await call('POST', '/api/flights/JS320/orders', order)).body.status).toBe('SEATS_RESERVED');
  });

  test('that are impossible are an empty list with the reason', async () => {
    const { answer } = await propose({ party: family, cabin: 'first' });
    expect(answer).toMatchObject({
      status: 200,
      body: { proposals: [], refusal: { code: 'NO_SUCH_CABIN', message: 'The aircraft has no such cabin' } },
    });
  });

  test.each([
    [{}, 'JS320', 400],
    [{ party: [] }, 'JS320', 400],
    [{ party: family, prefer: ['bar'] }, 'JS320', 400],
    [{ party: family }, 'NOPE', 404],
  ])('for %j on %s are %d', async (payload, flight, status) => {
    expect((await propose(payload, flight)).answer.status).toBe(status);
  });
});
