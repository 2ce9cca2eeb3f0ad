import { describe, expect, test } from 'vitest';
import { explain } from '../errors.ts';
import { instant } from '../instant.ts';
import { euros } from '../money.ts';
import type { Order } from '../order/order.ts';
import { DEFAULT_POLICY as policy } from '../order/policy.ts';
import { type OrderEvent, openOrder, transition } from '../order/transition.ts';
import type { PassengerKind } from '../party/party.ts';
import { refuseTravellers } from './refuse-travellers.ts';
import type { Contact, TravelDetails, Traveller } from './traveller.ts';

const NOON = Date.parse('2030-01-01T12:00:00Z');
const DEPARTS_ON = '2030-02-01';
const at = instant(NOON);

const opened = openOrder({ id: 'o1', flightId: 'FL123', userId: 'ann', guestId: null, policy, now: NOON });
const held = (seats: string[], kinds?: PassengerKind[]): OrderEvent => ({
  type: 'SEATS_HELD',
  at,
  seats,
  total: euros(8_900),
  expiresAt: instant(NOON + 900_000),
  ...(kinds && { party: kinds.map((kind) => ({ kind })) }),
});
const after = (...events: OrderEvent[]): Order => events.reduce(transition, opened);

const ada: Traveller = {
  givenName: 'Ada',
  familyName: 'Lovelace',
  kind: 'adult',
  bornOn: null,
  seat: 'A1',
  lapOf: null,
};
const bob: Traveller = { ...ada, givenName: 'Bob', seat: 'A2' };
const child: Traveller = { ...bob, kind: 'child', bornOn: '2024-05-01' };
const baby: Traveller = { ...ada, givenName: 'Cat', kind: 'infant', bornOn: '2029-12-01', seat: null, lapOf: 0 };
const contact: Contact = { email: 'ada@example.com', phone: '+41 44 123 45 67', language: 'en', remind: false };

const refuse = (order: Order, travellers: readonly Traveller[], more: Partial<TravelDetails> = {}) =>
  refuseTravellers(order, DEPARTS_ON, { travellers, contact, ...more });

describe('names can be entered', () => {
  test.each([
    ['one adult', [held(['A1'])], [ada]],
    ['two adults in any order', [held(['A2', 'A1'])], [ada, bob]],
    ['a family without a party', [held(['A1', 'A2'])], [ada, child, baby]],
    ['a family with its party', [held(['A1', 'A2'], ['infant', 'adult', 'child'])], [ada, child, baby]],
    ['an adult with a date of birth', [held(['A1'])], [{ ...ada, bornOn: '1990-12-10' }]],
  ] as const)('for %s', (_who, events, travellers) => {
    expect(refuse(after(...events), travellers)).toBeUndefined();
  });

  test('without a phone number', () => {
    expect(refuse(after(held(['A1'])), [ada], { contact: { ...contact, phone: null } })).toBeUndefined();
  });

  test('until the payment begins', () => {
    const paying: OrderEvent = { type: 'PAYMENT_STARTED', at, expiresAt: at };
    expect(refuse(after({ type: 'OPENED', at }), [ada])?.code).toBe('NOTHING_HELD');
    for (const next of [[paying], [paying, { type: 'CONFIRMED', at }], [{ type: 'EXPIRED', at }]] as OrderEvent[][]) {
      expect(refuse(after(held(['A1']), ...next), [ada])?.code).toBe('TRAVELLERS_CLOSED');
    }
  });

  test('again after a payment has failed', () => {
    const declined = { type: 'PAYMENT_FAILED', at, refusal: { code: 'PAYMENT_DECLINED' }, ends: false } as const;
    const paying: OrderEvent = { type: 'PAYMENT_STARTED', at, expiresAt: at };
    expect(refuse(after(held(['A1']), paying, declined), [ada])).toBeUndefined();
  });
});

describe('each seat has its traveller:', () => {
  const order = after(held(['A1', 'A2']));

  test.each([
    ['a seat without a traveller', [ada]],
    ['a traveller without a seat', [ada, { ...bob, seat: null }]],
    ['two travellers in one seat', [ada, { ...bob, seat: 'A1' }]],
    ['a seat of another order', [ada, { ...bob, seat: 'A3' }]],
    ['too many travellers', [ada, bob, { ...bob, seat: 'A3' }]],
    ['an infant in the second seat', [ada, { ...baby, seat: 'A2' }]],
    ['an infant in the adult’s seat', [ada, bob, { ...baby, seat: 'A1' }]],
    ['nobody', []],
  ])('%s is refused, and the refusal names the order’s seats', (_what, travellers) => {
    expect(refuse(order, travellers)).toEqual({ code: 'TRAVELLER_SEATS', seats: ['A1', 'A2'] });
  });
});

describe('the travellers are the party:', () => {
  test.each([
    ['a child for an adult', ['adult', 'adult'], [ada, child], 'TRAVELLER_KINDS'],
    ['an infant more', ['adult', 'adult'], [ada, bob, baby], 'TRAVELLER_KINDS'],
    ['an infant less', ['adult', 'adult', 'infant'], [ada, bob], 'TRAVELLER_KINDS'],
    ['a child alone', undefined, [{ ...child, seat: 'A1' }, child], 'PARTY_NEEDS_ADULT'],
    ['more infants than adults', undefined, [ada, child, baby, baby], 'PARTY_NEEDS_ADULT'],
  ] as const)('%s is refused', (_what, kinds, travellers, code) => {
    const order = after(held(['A1', 'A2'], kinds && [...kinds]));
    expect(refuse(order, travellers)?.code).toBe(code);
  });
});

test.each([
  ['a child without a date of birth', { ...child, bornOn: null }],
  ['a child who is too old', { ...child, bornOn: '2018-02-01' }],
  ['a child who is too young', { ...child, bornOn: '2028-02-02' }],
  ['an adult who is too young', { ...bob, bornOn: '2018-02-02' }],
  ['a date that does not exist', { ...bob, bornOn: '1990-02-30' }],
  ['a date after the departure', { ...child, bornOn: '2030-02-02' }],
])('%s is refused', (_what, traveller) => {
  const refused = refuse(after(held(['A1', 'A2'])), [ada, traveller]);
  expect(refused).toEqual({ code: 'BAD_BIRTH_DATE', detail: 'traveller 2' });
});

test.each([
  ['no lap', [ada, bob, { ...baby, lapOf: null }]],
  ['a lap of nobody', [ada, bob, { ...baby, lapOf: 7 }]],
  ['a lap before the first', [ada, bob, { ...baby, lapOf: -1 }]],
  ['the lap of a child', [ada, child, { ...baby, lapOf: 1 }]],
  ['its own lap', [ada, bob, { ...baby, lapOf: 2 }]],
  ['a lap that another infant has', [ada, bob, baby, baby]],
])('an infant with %s is refused', (_what, travellers) => {
  expect(refuse(after(held(['A1', 'A2'])), travellers)?.code).toBe('TRAVELLER_LAP');
});

test('only infants sit on laps', () => {
  expect(refuse(after(held(['A1', 'A2'])), [ada, { ...child, lapOf: 0 }])?.code).toBe('TRAVELLER_LAP');
});

test('a contact needs an e-mail address, and a phone number only if there is one', () => {
  const order = after(held(['A1']));
  expect(refuse(order, [ada], { contact: { ...contact, email: 'ada' } })).toEqual({ code: 'BAD_EMAIL' });
  expect(refuse(order, [ada], { contact: { ...contact, phone: '12' } })).toEqual({ code: 'BAD_PHONE' });
});

test('a refusal never contains personal data', () => {
  const order = after(held(['A1', 'A2']));
  const secret: Traveller = { ...bob, givenName: 'Secret1', familyName: 'Secret2', bornOn: '1999-09-09' };
  const wrong: TravelDetails[] = [
    { travellers: [ada, secret], contact },
    { travellers: [ada, { ...secret, givenName: 'Secret', familyName: 'Secret', bornOn: '2029-09-09' }], contact },
    { travellers: [ada, { ...secret, seat: 'A9' }], contact },
    { travellers: [ada, bob], contact: { ...contact, email: 'secret', phone: null } },
    { travellers: [ada, bob], contact: { ...contact, phone: 'secret' } },
  ];
  for (const details of wrong) {
    const refused = refuseTravellers(order, DEPARTS_ON, details);
    expect(refused).toBeDefined();
    expect(JSON.stringify(refused)).not.toMatch(/secret|\d{4}-\d\d-\d\d/i);
    if (refused) expect(explain(refused)).not.toMatch(/secret/i);
  }
});
