import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openEvents } from '../../testing/event-reader.ts';
import { flightAhead } from '../../testing/memory-flights.ts';
import { singleNodeGuessLimits } from '../../testing/rate-limits.ts';
import { type TestApi, testApp } from '../../testing/test-app.ts';
import { book, confirm, nameAll, orderAs } from '../../testing/trip-steps.ts';

const DAY_MS = 86_400_000;
/** Timers may fire a little early, by the clock that measures them. */
const HALF_A_SECOND_MS = 490;
/** In seconds, less a few of a slow test. */
const TEN_MINUTES = expect.stringMatching(/^(600|59\d)$/);

let api: TestApi;
let owner: { cookie: string };
let other: { cookie: string };
beforeEach(async () => {
  api = await testApp();
  owner = await api.guest();
  other = await api.guest();
});

type Headers = Record<string, string>;
const find = (reference: string, familyName: string, headers: Headers = {}) =>
  api.call('POST', '/api/trips/find', { reference, familyName }, headers);
const mine = async (headers: Headers) => (await api.call('GET', '/api/trips', undefined, headers)).body.trips;

describe('someone who looks for a booking', () => {
  test('finds it by its reference and the family name of a traveller', async () => {
    const orderId = await book(api, owner);
    const { status, body, headers } = await find('K7QW3P', 'Lovelace');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toMatchObject({
      order: { orderId, status: 'CONFIRMED', reference: 'K7QW3P', seats: ['A1'], workflowId: `order::${orderId}` },
      flight: { id: 'FL123', origin: 'ZRH', destination: 'LIS' },
    });
    expect(JSON.stringify(body)).not.toMatch(/Lovelace|example\.com/);
  });

  test('need not care about case, accents, blanks and signs', async () => {
    const orderId = await orderAs(api, owner, 'A1');
    const travellers = [{ givenName: 'Zoë', familyName: 'Müller-Łukasz', kind: 'adult', seat: 'A1' }];
    const contact = { email: 'zoe@example.com' };
    await api.call('PUT', `/api/orders/${orderId}/travellers`, { travellers, contact }, owner);
    confirm(api, orderId);
    const answers = await Promise.all([
      find('k7qw3p', 'müller-łukasz'),
      find(' K7Q W3P', 'MULLER LUKASZ'),
      find('K7Q-W3P', '  muller  lukasz '),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('gets one answer for every miss, and never sooner than for a hit', async () => {
    await book(api, owner);
    await orderAs(api, owner, 'B1');
    const timed = async (reference: string, familyName: string) => {
      const start = performance.now();
      const { status, body } = await find(reference, familyName, other);
      const { requestId, ...answer } = body;
      return { status, answer, ms: performance.now() - start };
    };
    const [hit, ...misses] = await Promise.all([
      timed('K7QW3P', 'Lovelace'),
      timed('K7QW3P', 'Hopper'),
      timed('K7QW3P', '-'),
      timed('K7QW3Q', 'Lovelace'),
      timed('K7QW3', 'Lovelace'),
      timed('O0I1L!', 'Lovelace'),
    ]);
    expect(hit?.status).toBe(200);
    for (const { status, answer } of misses) {
      expect({ status, answer }).toEqual({ status: 404, answer: misses[0]?.answer });
      expect(answer.code).toBe('BOOKING_NOT_FOUND');
    }
    for (const { ms } of [hit, ...misses]) expect(ms).toBeGreaterThan(HALF_A_SECOND_MS);
  });

  test.each([{}, { reference: 'K7QW3P' }, { reference: '', familyName: 'x' }, { reference: 'K7QW3P', familyName: 7 }])(
    'is told if %j is not enough',
    async (body) => {
      const answer = await api.call('POST', '/api/trips/find', body);
      expect(answer).toMatchObject({ status: 400, body: { code: 'BAD_INPUT' } });
    },
  );

  test('has ten attempts, then has to wait, and metrics don’t name what was tried', async () => {
    const { limits, met } = singleNodeGuessLimits();
    api = await testApp({ parts: { guessLimits: limits, limitsMet: met } });
    await book(api, {});
    const answers = await Promise.all(Array.from({ length: 11 }, () => find('K7QW3P', 'Hopper')));
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(10);
    expect(answers.find(({ status }) => status === 429)).toMatchObject({
      headers: { 'retry-after': TEN_MINUTES, 'ratelimit-policy': '"guesses-address";q=10;w=600' },
      body: { code: 'RATE_LIMITED', detail: expect.stringMatching(/wait (600|59\d) s$/) },
    });
    expect((await find('K7QW3P', 'Lovelace')).status).toBe(429);
    const typed = await api.call('POST', '/trpc/trips.find', { reference: 'K7QW3P', familyName: 'Lovelace' });
    expect(typed).toMatchObject({ status: 429, headers: { 'retry-after': TEN_MINUTES } });
    const { body: metrics } = await api.app.inject('/metrics');
    expect(metrics).toContain('jumpseat_limits_met_total{limit="guesses-address"} 3');
    expect(metrics + api.logged()).not.toMatch(/K7QW3P|Lovelace|Hopper/);
  });
});

describe('a guest who has found a booking', () => {
  let orderId: string;
  const status = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object, headers = other) =>
    (await api.call(method, `/api/orders/${orderId}${path}`, body, headers)).status;

  beforeEach(async () => {
    orderId = await book(api, owner);
  });

  test('can read it from then on, and others can’t', async () => {
    const reads = (headers: { cookie: string }) =>
      Promise.all([status('GET', '', undefined, headers), status('GET', '/travellers', undefined, headers)]);
    expect(await reads(other)).toEqual([404, 404]);
    await find('K7QW3P', 'lovelace', other);
    expect(await reads(other)).toEqual([200, 200]);
    expect(await reads(await api.guest())).toEqual([404, 404]);
    api.orders.applyEvent(orderId, { type: 'FLIGHT_RESET' });
    expect(await reads(other)).toEqual([200, 200]);
    expect(await find('K7QW3P', 'lovelace')).toMatchObject({ status: 200, body: { order: { status: 'REFUNDED' } } });
  });

  test('can watch it as its owner can', async () => {
    const { url } = await api.listen();
    const watch = (headers: Headers) => openEvents(`${url}/api/orders/${orderId}/events`, headers);
    expect((await watch(other)).response.status).toBe(404);
    await find('K7QW3P', 'Lovelace', other);
    for (const guest of [owner, other]) {
      const events = await watch(guest);
      await events.next();
      expect(await events.next()).toMatchObject({ data: { orderId, status: 'CONFIRMED' } });
      expect(await events.next()).toBeUndefined();
    }
  });

  test('can change nothing', async () => {
    await find('K7QW3P', 'Lovelace', other);
    const answers = await Promise.all([
      status('POST', '/seats', { seats: ['B1'] }),
      status('POST', '/payment', { paymentCode: '11111' }),
      status('DELETE', ''),
      nameAll(api, orderId, ['A1'], other).then(({ status }) => status),
      status('DELETE', '', undefined, owner),
    ]);
    expect(answers).toEqual([404, 404, 404, 404, 409]);
  });

  test('can’t open what is not booked, even if it was granted', async () => {
    const held = await orderAs(api, owner, 'B1');
    const theirs = await orderAs(api, other, 'B2');
    const { guestId } = (await api.orders.find(theirs)) ?? {};
    await api.trips.grant(held, `${guestId}`, null);
    expect((await api.call('GET', `/api/orders/${held}`, undefined, other)).status).toBe(404);
  });

  test('can’t open it once its personal data is erased', async () => {
    await find('K7QW3P', 'Lovelace', other);
    await api.call('DELETE', `/api/admin/orders/${orderId}/personal-data`);
    expect(await status('GET', '')).toBe(404);
    expect(await status('GET', '', undefined, owner)).toBe(200);
    expect((await find('K7QW3P', 'Lovelace', other)).status).toBe(404);
  });
});

describe('someone who has the link of a mail', () => {
  const open = (token: string, headers: Headers = other) => api.call('POST', '/api/trips/open', { token }, headers);
  const inAnHour = () => Date.now() + 3_600_000;

  test('opens the booking by it, and from then on without it, until the link expires', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const orderId = await book(api, owner);
    const { status, body, headers } = await open(api.papers.linkTo(orderId, inAnHour()));
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toMatchObject({ order: { orderId, status: 'CONFIRMED' }, flight: { id: 'FL123' } });
    expect((await api.call('GET', `/api/orders/${orderId}`, undefined, other)).status).toBe(200);
    expect(await mine(other)).toMatchObject([{ order: { orderId } }]);
    vi.advanceTimersByTime(3_600_000);
    expect((await api.call('GET', `/api/orders/${orderId}`, undefined, other)).status).toBe(404);
    expect(await mine(other)).toEqual([]);
  });

  test('gets one answer if it has expired, is not ours, or leads to no booking or to erased names', async () => {
    const booked = await book(api, owner);
    const held = await orderAs(api, owner, 'B1');
    await nameAll(api, held, ['B1'], owner);
    const erased = await book(api, owner, 'B2', 'ACDEFG');
    await api.call('DELETE', `/api/admin/orders/${erased}/personal-data`);
    const { linkTo } = api.papers;
    const tokens = [linkTo(booked, Date.now()), 'not-ours', linkTo(held, inAnHour()), linkTo(erased, inAnHour())];
    for (const headers of [other, owner, {}]) {
      for (const token of tokens) {
        const { status, body } = await open(token, headers);
        expect([token, status, body.code]).toEqual([token, 404, 'TRIP_LINK_INVALID']);
      }
    }
    expect((await api.call('GET', `/api/orders/${booked}`, undefined, other)).status).toBe(404);
    expect(api.logged()).toBe('');
  });
});

describe('the list of a guest’s trips', () => {
  test('has own and found bookings, and only those', async () => {
    const own = await book(api, other, 'A1', 'ACDEFG');
    const found = await book(api, owner, 'A2');
    await orderAs(api, other, 'B1');
    expect(await mine(other)).toMatchObject([{ order: { orderId: own }, flight: { id: 'FL123' } }]);
    await find('K7QW3P', 'Lovelace', other);
    const ids = (await mine(other)).map(({ order }: { order: { orderId: string } }) => order.orderId);
    expect(ids.toSorted()).toEqual([own, found].toSorted());
    await find('K7QW3P', 'Lovelace', owner);
    expect(await mine(owner)).toHaveLength(1);
    expect(await mine({})).toEqual([]);
  });

  test('begins with the next departure; flights that have left come last, the latest first', async () => {
    const departures = { later: 9, past: -3, sooner: 2, 'long-past': -30 };
    for (const [id, days] of Object.entries(departures)) {
      await api.flights.create(flightAhead(id, 'demo-30'));
      const order = { userId: 'ada', seats: ['A1'] };
      const { body } = await api.call('POST', `/api/flights/${id}/orders`, order, owner);
      confirm(api, body.orderId);
      const departsAt = new Date(Date.now() + days * DAY_MS).toISOString();
      api.flights.put({ ...flightAhead(id, 'demo-30'), departsAt });
    }
    const ids = (await mine(owner)).map(({ flight }: { flight: { id: string } }) => flight.id);
    expect(ids).toEqual(['sooner', 'later', 'past', 'long-past']);
  });

  test('leaves out a trip that can’t be shown, and shows the others', async () => {
    await book(api, owner);
    await api.flights.create(flightAhead('FL200', 'demo-30'));
    const order = { userId: 'ada', seats: ['A1'] };
    const { body } = await api.call('POST', '/api/flights/FL200/orders', order, owner);
    confirm(api, body.orderId);
    api.flights.put({ ...flightAhead('FL200', 'demo-30'), departsAt: '9999-12-31T23:30:00.000Z' });
    expect(await mine(owner)).toMatchObject([{ flight: { id: 'FL123' } }]);
    expect(api.logged()).toContain(body.orderId);
  });
});
