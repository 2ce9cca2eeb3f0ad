import { setImmediate } from 'node:timers/promises';
import { refusal } from '@jumpseat/domain';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type TestApi, testApp } from '../../testing/test-app.ts';
import { adult, CONTACT, confirm, orderAs } from '../../testing/trip-steps.ts';

/** Every address of papers, and its status for a guest who may open a confirmed booking. */
const PAPERS = {
  '/ticket': 200,
  '/ticket.pdf': 200,
  '/calendar.ics': 200,
  '/receipts': 200,
  '/receipts/2026-K7QW3P-1.pdf': 200,
  '/history': 200,
  '/boarding-passes/1.pkpass': 200,
  '/boarding-passes/1/google-pass': 303,
} as const;
const PATHS = Object.keys(PAPERS) as (keyof typeof PAPERS)[];
/** Nobody but the passenger may read these. */
const PRIVATE = new RegExp(`${CONTACT.email}|555 01 99|2019-02-28`);

let api: TestApi;
let owner: { cookie: string };
let orderId: string;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-27T10:00:00Z') });
  onTestFinished(() => void vi.useRealTimers());
  api = await testApp();
  owner = await api.guest();
  orderId = await orderAs(api, owner, 'A1', 'A2');
  const child = { givenName: 'Ralph', familyName: 'Lovelace', kind: 'child', bornOn: '2019-02-28', seat: 'A2' };
  const details = { travellers: [adult('A1'), child], contact: CONTACT };
  await api.call('PUT', `/api/orders/${orderId}/travellers`, details, owner);
});

const get = (path: string, headers: Record<string, string> = owner) =>
  api.app.inject({ url: `/api/orders/${orderId}${path}`, headers });
const read = async (path: string) => (await get(path)).json();
const reset = () => api.orders.applyEvent(orderId, { type: 'FLIGHT_RESET' });

describe('a passenger who has booked', () => {
  beforeEach(() => confirm(api, orderId));

  test('reads the ticket, with the barcode of each traveller', async () => {
    const { headers, ...answer } = await get('/ticket');
    expect(headers['cache-control']).toBe('no-store');
    expect(answer.json()).toMatchObject({
      orderId,
      reference: 'K7QW3P',
      flight: { id: 'FL123', origin: 'ZRH', destination: 'LIS' },
      passes: [
        { position: 0, traveller: { givenName: 'Ada', seat: 'A1' }, text: 'M1Lovelace/Ada', barcode: { size: 1 } },
        { position: 1, traveller: { givenName: 'Ralph', seat: 'A2', bornOn: null }, text: 'M1Lovelace/Ralph' },
      ],
      wallets: { apple: true, google: true },
    });
  });

  test.each([
    ['/ticket.pdf', 'application/pdf', 'ticket.pdf'],
    ['/receipts/2026-K7QW3P-1.pdf', 'application/pdf', 'receipt-2026-K7QW3P-1.pdf'],
    ['/calendar.ics', 'text/calendar; charset=utf-8', 'flight.ics'],
    ['/boarding-passes/1.pkpass', 'application/vnd.apple.pkpass', 'pass.pkpass'],
  ])('downloads %s, in the language of the contact or another one', async (path, type, name) => {
    const { statusCode, headers, body } = await get(path);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    });
    expect(JSON.parse(body)).toMatchObject({ trip: { booking: { id: orderId } }, language: 'de' });
    expect(await read(`${path}?language=ar`)).toMatchObject({ language: 'ar' });
  });

  test('adds the pass of a traveller to a wallet', async () => {
    expect(JSON.parse((await get('/boarding-passes/1.pkpass')).body).pass.traveller.givenName).toBe('Ralph');
    const { statusCode, headers } = await get('/boarding-passes/1/google-pass');
    expect([statusCode, headers.location]).toEqual([303, 'https://wallet.example/save/1?hl=de']);
  });

  test('has a receipt of the payment, and one of its refund, but then no ticket', async () => {
    reset();
    const { receipts } = await read('/receipts');
    expect(receipts).toMatchObject([
      { number: '2026-K7QW3P-1', kind: 'PAYMENT', payer: 'Ada Lovelace', total: { amount: 17_800 } },
      { number: '2026-K7QW3P-2', kind: 'REFUND', payer: 'Ada Lovelace', total: { amount: -17_800 } },
    ]);
    expect(await read('/receipts/2026-K7QW3P-2.pdf')).toMatchObject({ receipt: { kind: 'REFUND' } });
    for (const path of ['/ticket', '/ticket.pdf', '/calendar.ics', '/boarding-passes/1.pkpass']) {
      expect(await read(path)).toMatchObject({ status: 409, code: 'ORDER_REFUNDED' });
    }
  });

  test.each([
    ['/receipts/2026-K7QW3P-2.pdf', 404, 'RECEIPT_NOT_FOUND'],
    ['/boarding-passes/2.pkpass', 404, 'BOARDING_PASS_NOT_FOUND'],
    ['/boarding-passes/2/google-pass', 404, 'BOARDING_PASS_NOT_FOUND'],
    ['/boarding-passes/one.pkpass', 400, 'BAD_INPUT'],
    ['/ticket.pdf?language=fr', 400, 'BAD_INPUT'],
  ])('gets a refusal for %s', async (path, status, code) => {
    expect(await read(path)).toMatchObject({ status, code });
  });

  test('gets a refusal if the server makes no passes for wallets', async () => {
    Object.assign(api.papers.wallets, { apple: false, google: false });
    expect(await read('/ticket')).toMatchObject({ wallets: { apple: false, google: false } });
    for (const path of ['/boarding-passes/0.pkpass', '/boarding-passes/0/google-pass']) {
      expect(await read(path)).toMatchObject({ status: 404, code: 'WALLET_NOT_OFFERED' });
    }
  });

  test('gets four papers at a time, however many are requested at once', async () => {
    let running = 0;
    let most = 0;
    const make = api.papers.ticketPdf;
    api.papers.ticketPdf = async (...args) => {
      running += 1;
      most = Math.max(most, running);
      await setImmediate();
      running -= 1;
      return make(...args);
    };
    const calls = Array.from({ length: 10 }, () => ({ orderId, paper: { type: 'ticket' } }));
    const input = encodeURIComponent(JSON.stringify({ ...calls }));
    const url = `/trpc/${calls.map(() => 'trips.paper').join(',')}?batch=1&input=${input}`;
    expect((await api.app.inject({ url, headers: owner })).statusCode).toBe(200);
    expect(most).toBe(4);
  });

  test('is named in no log, even if a paper can’t be made', async () => {
    api.papers.ticketPdf = () => Promise.reject(new Error('no letter for Lovelace'));
    expect(await read('/ticket.pdf')).toMatchObject({ status: 500, code: 'INTERNAL' });
    const logged = api.logged();
    expect(logged).toContain('a paper could not be made');
    expect(logged).not.toContain('Lovelace');
  });
});

test('a booking without names has papers too, but no boarding pass', async () => {
  orderId = await orderAs(api, owner, 'B1');
  confirm(api, orderId, 'ACDEFG');
  expect(await read('/ticket')).toMatchObject({ reference: 'ACDEFG', passes: [] });
  expect(await read('/ticket.pdf')).toMatchObject({ trip: { travellers: [] }, language: 'en' });
  expect(await read('/receipts')).toMatchObject({ receipts: [{ number: '2026-ACDEFG-1', payer: null }] });
  expect(await read('/boarding-passes/0.pkpass')).toMatchObject({ code: 'BOARDING_PASS_NOT_FOUND' });
});

test('an order has no papers until it is paid', async () => {
  for (const path of PATHS.filter((each) => each !== '/history')) {
    expect(await read(path)).toMatchObject({ status: 409, code: 'NOT_BOOKED' });
  }
  expect((await get('/history')).statusCode).toBe(200);
});

test('others read no paper until they have found the booking, and then nothing private', async () => {
  confirm(api, orderId);
  const other = await api.guest();
  for (const path of PATHS) expect((await get(path, other)).json()).toMatchObject({ code: 'ORDER_NOT_FOUND' });
  await api.call('POST', '/api/trips/find', { reference: 'K7QW3P', familyName: 'Lovelace' }, other);
  for (const path of PATHS) {
    const { statusCode, body } = await get(path, other);
    expect([path, statusCode]).toEqual([path, PAPERS[path]]);
    expect(body).not.toMatch(PRIVATE);
  }
});

describe('the history of an order', () => {
  /** Lets a minute pass. Returns the time. */
  const minute = () => {
    vi.setSystemTime(Date.now() + 60_000);
    return new Date().toISOString();
  };
  const whats = async () => (await read('/history')).history.map(({ what }: { what: object }) => what);
  const total = { amount: 8_900, currency: 'EUR' };

  test('says what has happened to it, with each mail at its time, and names no one', async () => {
    await orderAs(api, {}, 'B2');
    minute();
    await api.call('POST', `/api/orders/${orderId}/seats`, { seats: ['B2'] }, owner);
    minute();
    await api.call('POST', `/api/orders/${orderId}/seats`, { seats: ['B1'] }, owner);
    api.trips.addMail(orderId, { kind: 'REMINDER', end: 'SENT', at: minute() });
    minute();
    const expiresAt = '2026-11-27T10:30:00.000Z';
    api.orders.applyEvent(orderId, { type: 'REQUEST_REFUSED', refusal: refusal('ALREADY_EXTENDED') });
    api.orders.applyEvent(orderId, { type: 'HOLD_EXTENDED', expiresAt });
    api.orders.applyEvent(orderId, { type: 'PAYMENT_STARTED', expiresAt });
    api.orders.applyEvent(orderId, { type: 'PAYMENT_FAILED', refusal: refusal('PAYMENT_DECLINED'), ends: false });
    confirm(api, orderId);
    api.trips.addMail(orderId, { kind: 'CONFIRMATION', end: 'SENT', at: minute() });
    minute();
    reset();
    const { body } = await get('/history');
    expect(await whats()).toEqual([
      { type: 'SEATS_HELD', seats: ['A1', 'A2'], total: { ...total, amount: 17_800 }, isFirst: true },
      { type: 'SEATS_REFUSED', problem: expect.objectContaining({ code: 'SEAT_HELD', seats: ['B2'] }) },
      { type: 'SEATS_HELD', seats: ['B1'], total, isFirst: false },
      { type: 'MAIL', kind: 'REMINDER', state: 'SENT' },
      { type: 'TIME_EXTENDED', until: expiresAt },
      { type: 'PAYMENT_STARTED', attempt: 1, total },
      { type: 'PAYMENT_FAILED', problem: expect.objectContaining({ code: 'PAYMENT_DECLINED' }) },
      { type: 'PAYMENT_STARTED', attempt: 2, total },
      { type: 'BOOKED', reference: 'K7QW3P', total },
      { type: 'MAIL', kind: 'CONFIRMATION', state: 'SENT' },
      { type: 'FLIGHT_RESET', refund: total },
    ]);
    expect(body).toContain('"at":"2026-11-27T10:00:00.000Z"');
    expect(body).not.toMatch(/Lovelace|Ralph/);
  });

  test('ends with its expiry, its cancellation or the reset of its flight', async () => {
    for (const type of ['EXPIRED', 'CANCELLED', 'FLIGHT_RESET'] as const) {
      await api.call('POST', '/orders', { flightID: 'FL123', orderID: type }, owner);
      api.orders.applyEvent(type, { type });
      orderId = type;
      const end = type === 'FLIGHT_RESET' ? { type, refund: null } : { type };
      expect(await whats()).toEqual([{ type: 'OPENED' }, end]);
    }
  });

  test('says of each mail whether it has arrived, and leaves out those that nobody needed', async () => {
    confirm(api, orderId);
    for (const end of [null, 'SENT', 'BOUNCED', 'GIVEN_UP', 'DROPPED'] as const) {
      api.trips.addMail(orderId, { kind: 'CONFIRMATION', end, at: minute() });
    }
    const mail = (state: string) => ({ type: 'MAIL', kind: 'CONFIRMATION', state });
    const ends = ['ON_ITS_WAY', 'SENT', 'NOT_DELIVERED', 'NOT_DELIVERED'].map(mail);
    expect((await whats()).slice(-ends.length)).toEqual(ends);
  });
});
