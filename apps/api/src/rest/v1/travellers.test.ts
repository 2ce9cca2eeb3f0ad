import { beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApp } from '../../testing/test-app.ts';
import { adult, CONTACT, confirm, nameAll } from '../../testing/trip-steps.ts';

let api: TestApi;
let orderId: string;
beforeEach(async () => {
  api = await testApp();
  orderId = await api.order('A1', 'A2');
});

const path = () => `/api/orders/${orderId}/travellers`;
const set = (travellers: object[], contact: object = CONTACT) => api.call('PUT', path(), { travellers, contact });
const read = async () => (await api.call('GET', path())).body;
const choose = (...seats: string[]) => api.call('POST', `/api/orders/${orderId}/seats`, { seats });
const pay = () => api.call('POST', `/api/orders/${orderId}/payment`, { paymentCode: '11111' });

const grace = (seat: string | null, more: object = {}) =>
  adult(seat, { givenName: 'Grace', familyName: 'Hopper', ...more });

describe('a passenger', () => {
  test('names the travellers and the contact, and reads them again', async () => {
    expect(await read()).toEqual({ travellers: [], contact: null, isComplete: false });
    const infant = { ...grace(null), kind: 'infant', bornOn: yearsAgo(1), lapOf: 1 };
    const { status, body, headers } = await set([adult('A1'), grace('A2'), infant]);
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toEqual({
      travellers: [
        { ...adult('A1'), bornOn: null, lapOf: null },
        { ...grace('A2'), bornOn: null, lapOf: null },
        infant,
      ],
      contact: CONTACT,
      isComplete: true,
    });
    expect(await read()).toEqual(body);
  });

  test('can correct a name until the payment begins', async () => {
    await set([adult('A1', { familyName: 'Lovelace-Byron' }), grace('A2')]);
    await set([adult('A1'), grace('A2')], { email: 'grace@example.com' });
    const { travellers, contact } = await read();
    expect(travellers[0].familyName).toBe('Lovelace');
    expect(contact).toEqual({ email: 'grace@example.com', phone: null, language: 'en', remind: false });
    expect((await pay()).status).toBe(200);
    expect(await set([grace('A1'), grace('A2')])).toMatchObject({ status: 409, body: { code: 'TRAVELLERS_CLOSED' } });
    api.orders.applyEvent(orderId, { type: 'CONFIRMED', reference: 'K7QW3P' });
    expect((await set([grace('A1'), grace('A2')])).body.code).toBe('TRAVELLERS_CLOSED');
    expect((await read()).travellers[0].givenName).toBe('Ada');
  });

  test('can name nobody and pay', async () => {
    expect((await pay()).status).toBe(200);
  });

  test.each([
    ['one letter', 'O', 'Á'],
    ['Arabic', 'ليلى', 'الحداد'],
    ['Chinese', '娜', '李'],
    ['signs', 'Jean-Luc', "O'Brien Jr."],
    ['sixty letters', 'x'.repeat(60), 'Æ'.repeat(60)],
  ])('can have a name of %s', async (_what, givenName, familyName) => {
    const { status, body } = await set([adult('A1', { givenName, familyName }), grace('A2')]);
    expect({ status, name: body.travellers?.[0] }).toMatchObject({ status: 200, name: { givenName, familyName } });
  });

  test('need not care about blanks around what is typed', async () => {
    const messy = adult('A1', { givenName: '  Ada  Augusta ', familyName: ' Lovelace' });
    const { body } = await set([messy, grace('A2')], { email: ' ada@example.com ' });
    expect(body.travellers[0]).toMatchObject({ givenName: 'Ada Augusta', familyName: 'Lovelace' });
    expect(body.contact.email).toBe('ada@example.com');
  });
});

describe('details are refused, and nobody is named in the refusal, if', () => {
  test.each([
    ['a name is empty', [adult('A1', { givenName: ' ' }), grace('A2')], 'BAD_NAME'],
    ['a name is sixty emoji', [adult('A1', { familyName: '😀'.repeat(60) }), grace('A2')], 'BAD_NAME'],
    ['a name has sixty-one letters', [adult('A1', { familyName: 'x'.repeat(61) }), grace('A2')], 'BAD_NAME'],
    ['a name is markup', [adult('A1', { givenName: '<b>Ada</b>' }), grace('A2')], 'BAD_NAME'],
    ['a name has a digit', [adult('A1', { givenName: 'Ada2' }), grace('A2')], 'BAD_NAME'],
    ['a date does not exist', [adult('A1', { bornOn: '2025-02-29' }), grace('A2')], 'BAD_BIRTH_DATE'],
    ['an adult is a child by age', [adult('A1', { bornOn: yearsAgo(5) }), grace('A2')], 'BAD_BIRTH_DATE'],
    ['a child has no date of birth', [adult('A1'), grace('A2', { kind: 'child' })], 'BAD_BIRTH_DATE'],
    ['a seat has two travellers', [adult('A1'), grace('A1')], 'TRAVELLER_SEATS'],
    ['a seat has no traveller', [adult('A1')], 'TRAVELLER_SEATS'],
    ['a seat is not the order’s', [adult('A1'), grace('B2')], 'TRAVELLER_SEATS'],
    ['there are more travellers than seats', [adult('A1'), grace('A2'), grace('A3')], 'TRAVELLER_SEATS'],
    ['an infant has no lap', [adult('A1'), grace('A2'), infantOn(null)], 'TRAVELLER_LAP'],
    ['an infant has the lap of an infant', [adult('A1'), grace('A2'), infantOn(2)], 'TRAVELLER_LAP'],
    ['two infants share a lap', [adult('A1'), grace('A2'), infantOn(0), infantOn(0)], 'TRAVELLER_LAP'],
  ])('%s', async (_what, travellers, code) => {
    const { status, body } = await set(travellers);
    expect({ status, code: body.code }).toEqual({ status: 400, code });
    expect(JSON.stringify(body)).not.toMatch(/Ada|Lovelace|Grace|Hopper|😀/);
    expect((await read()).travellers).toEqual([]);
  });

  test.each([
    ['an e-mail address without a domain', { email: 'ada' }, 'BAD_EMAIL'],
    ['an e-mail address with a second one', { email: 'ada@example.com, b@example.com' }, 'BAD_EMAIL'],
    ['a phone number of letters', { email: 'ada@example.com', phone: 'call me maybe' }, 'BAD_PHONE'],
    ['a phone number that is too short', { email: 'ada@example.com', phone: '12' }, 'BAD_PHONE'],
  ])('the contact has %s', async (_what, contact, code) => {
    const { status, body } = await set([adult('A1'), grace('A2')], contact);
    expect({ status, code: body.code }).toEqual({ status: 400, code });
  });

  test.each([
    ['no travellers', { travellers: [], contact: CONTACT }],
    ['no contact', { travellers: [adult('A1'), grace('A2')] }],
    ['an unknown field', { travellers: [adult('A1', { title: 'Dr' }), grace('A2')], contact: CONTACT }],
    ['an unknown kind', { travellers: [adult('A1', { kind: 'dog' }), grace('A2')], contact: CONTACT }],
    ['a name that cannot be stored', { travellers: [adult('A1', { givenName: 'A\0' })], contact: CONTACT }],
    ['a date in words', { travellers: [adult('A1', { bornOn: 'last May' }), grace('A2')], contact: CONTACT }],
    ['a name that is a number', { travellers: [adult('A1', { givenName: 7 }), grace('A2')], contact: CONTACT }],
  ])('the body has %s', async (_what, body) => {
    const answer = await api.call('PUT', path(), body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'BAD_INPUT' } });
    expect(JSON.stringify(answer.body)).not.toMatch(/Lovelace|Hopper/);
  });

  test('they are other kinds of travellers than the party', async () => {
    const party = [{ kind: 'adult' }, { kind: 'child' }];
    const order = { userId: 'ada', seats: ['B1', 'B2'], party };
    orderId = (await api.call('POST', '/api/flights/FL123/orders', order)).body.orderId;
    expect((await set([adult('B1'), grace('B2')])).body.code).toBe('TRAVELLER_KINDS');
    const child = grace('B2', { kind: 'child', bornOn: yearsAgo(5) });
    expect((await set([adult('B1'), child])).status).toBe(200);
  });

  test('the order holds no seats yet, has ended or does not exist', async () => {
    await api.call('POST', '/orders', { flightID: 'FL123', orderID: 'empty' });
    expect((await nameAll(api, 'empty', ['A1'])).body.code).toBe('NOTHING_HELD');
    api.orders.applyEvent(orderId, { type: 'EXPIRED' });
    expect((await set([adult('A1'), grace('A2')])).body.code).toBe('TRAVELLERS_CLOSED');
    expect(await nameAll(api, 'none', ['A1'])).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_FOUND' } });
  });

  test('the payment begins while they are sent', async () => {
    const find = api.orders.find.bind(api.orders);
    let reads = 0;
    api.orders.find = async (id) => {
      const before = await find(id);
      reads += 1;
      if (reads === 1) await api.orders.pay(id, '11111');
      return before;
    };
    expect(await set([adult('A1'), grace('A2')])).toMatchObject({ status: 409, body: { code: 'TRAVELLERS_CLOSED' } });
    expect((await read()).travellers).toEqual([]);
  });
});

describe('after a change of seats', () => {
  beforeEach(() => set([adult('A1'), grace('A2')]));

  test('travellers have the new seats, and who can keeps the old one', async () => {
    await choose('A2', 'B1');
    const { travellers, isComplete } = await read();
    expect(travellers.map(({ seat }: { seat: string }) => seat)).toEqual(['B1', 'A2']);
    expect(isComplete).toBe(true);
    expect((await pay()).status).toBe(200);
  });

  test('to fewer or more, names are incomplete, and the order can’t be paid until they are right', async () => {
    await choose('B1');
    expect(await read()).toMatchObject({ isComplete: false });
    expect(await pay()).toMatchObject({ status: 400, body: { code: 'TRAVELLER_SEATS', seats: ['B1'] } });
    await choose('B1', 'B2', 'B3');
    expect(await read()).toMatchObject({ isComplete: false });
    expect((await pay()).body.code).toBe('TRAVELLER_SEATS');
    await set([adult('B1'), grace('B2'), grace('B3', { givenName: 'Mary' })]);
    expect((await pay()).status).toBe(200);
  });
});

describe('erasing', () => {
  const erase = (id = orderId, headers: Record<string, string> = {}) =>
    api.call('DELETE', `/api/admin/orders/${id}/personal-data`, undefined, headers);

  test('erases names and contact, and keeps the order', async () => {
    await set([adult('A1'), grace('A2')]);
    confirm(api, orderId);
    expect(await erase()).toMatchObject({ status: 200, body: { orderId, erased: true } });
    expect(await erase()).toMatchObject({ status: 200, body: { orderId, erased: false } });
    expect(await read()).toEqual({ travellers: [], contact: null, isComplete: false });
    expect((await api.call('GET', `/api/orders/${orderId}`)).body).toMatchObject({
      status: 'CONFIRMED',
      reference: 'K7QW3P',
      seats: ['A1', 'A2'],
    });
  });

  test('of an order that does not exist is 404', async () => {
    expect(await erase('none')).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_FOUND' } });
  });

  test('is for administrators only', async () => {
    api = await testApp({ adminToken: 'sesame' });
    orderId = await api.order('A1');
    expect(await erase()).toMatchObject({ status: 403, body: { code: 'NOT_ADMIN' } });
    expect((await erase(orderId, { authorization: 'Bearer sesame' })).status).toBe(200);
  });
});

test('names get into no log and no metric, also when they are refused', async () => {
  await set([adult('A1'), grace('A2')]);
  await set([adult('A1'), grace('A1')]);
  await set([adult('A1', { givenName: '<Ada>' }), grace('A2')]);
  const { body: metrics } = await api.app.inject('/metrics');
  expect(metrics).toContain('jumpseat_refusals_total{code="BAD_NAME"} 1');
  expect(metrics + api.logged()).not.toMatch(/Ada|Lovelace|Hopper|ada@example/);
});

/** A date of birth of someone who is that old when FL123 departs, in a week. */
function yearsAgo(years: number): string {
  const day = new Date();
  day.setUTCFullYear(day.getUTCFullYear() - years, day.getUTCMonth(), 1);
  return day.toISOString().slice(0, 10);
}

function infantOn(lapOf: number | null) {
  return { ...adult(null), kind: 'infant', bornOn: yearsAgo(1), lapOf };
}
