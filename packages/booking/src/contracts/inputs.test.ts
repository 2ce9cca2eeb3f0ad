import { MAX_PRICE } from '@jumpseat/domain';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as inputs from './inputs.ts';
import { FindBooking, SetTravellers } from './travellers.ts';

const flight = { flightId: 'FL123' };
const order = { orderId: 'order-1' };
const chooser = { party: [{ kind: 'adult' }], cabin: 'economy' };
const euros = { amount: 100, currency: 'EUR' };

/** One of each input, with all members. */
const COMPLETE: Record<string, unknown> = {
  ByFlight: flight,
  ByOrder: order,
  ByLayout: { layoutId: 'demo-30' },
  OfFlight: flight,
  CreateOrder: { ...flight, ...order, ...chooser, userId: 'ada', seats: ['A1'] },
  QuoteSeats: { ...flight, ...chooser, seats: ['A1'] },
  ProposeSeats: { ...flight, ...chooser, prefer: ['window'] },
  SelectSeats: { ...order, ...chooser, seats: ['A1'] },
  Pay: { ...order, code: '11111' },
  WatchSeatMap: { ...flight, lastEventId: '7' },
  WatchOrder: { ...order, lastEventId: '7' },
  ListFlights: { route: { origin: 'ZRH', destination: 'LIS' }, demo: true, limit: 4 },
  SearchFlights: { origin: 'ZRH', destination: 'LIS', date: '2026-11-24' },
  LowestFares: { origin: 'ZRH', destination: 'LIS', date: '2026-11-24', days: 31 },
  CreateFlight: {
    ...flight,
    layoutId: 'demo-30',
    blockBy: 'cabin',
    origin: 'ZRH',
    destination: 'LIS',
    departsAt: '2026-11-24T09:30:00Z',
    arrivesAt: '2026-11-24T12:00:00.250Z',
    fares: { economy: euros },
    surcharges: { economy: { window: euros } },
  },
  SetTravellers: {
    ...order,
    travellers: [
      { givenName: 'Ada', familyName: 'Lovelace', kind: 'adult', bornOn: '1985-12-10', seat: 'A1', lapOf: null },
    ],
    contact: { email: 'ada@example.com', phone: '+41 44 555 01 99', language: 'en' },
  },
  FindBooking: { reference: 'K7QW3P', familyName: 'Lovelace' },
};

const ALL = { ...inputs, SetTravellers, FindBooking };
const SCHEMAS = Object.entries(ALL).filter(([, schema]) => isObject(schema as z.ZodType)) as [string, z.ZodType][];

function isObject(schema: z.ZodType): boolean {
  return schema instanceof z.ZodObject || (schema instanceof z.ZodDefault && isObject(schema.unwrap() as z.ZodType));
}

/** Copies of the value, each with `change` applied to another part. */
function* changed(value: unknown, change: (part: unknown) => unknown): Generator<unknown> {
  const instead = change(value);
  if (instead !== undefined) yield instead;
  if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) {
      for (const other of changed(part, change)) yield value.with(index, other);
    }
  } else if (value && typeof value === 'object') {
    for (const [key, part] of Object.entries(value)) {
      for (const other of changed(part, change)) yield { ...value, [key]: other };
    }
  }
}

describe.each(SCHEMAS)('%s', (name, schema) => {
  const complete = COMPLETE[name];

  test('accepts all its members', () => {
    expect(schema.safeParse(complete)).toMatchObject({ success: true });
  });

  test.each([
    ['NUL', '\0'],
    ['the first half of a surrogate pair', '\ud83d'],
    ['the second half of one', '\udc00'],
  ])('refuses %s anywhere in its texts', (_what, bad) => {
    const places = [(text: string) => bad + text, (text: string) => text[0] + bad, (text: string) => text + bad];
    for (const place of places) {
      for (const input of changed(complete, (part) => (typeof part === 'string' ? place(part) : undefined))) {
        expect(schema.safeParse(input).success, JSON.stringify(input)).toBe(false);
      }
    }
  });

  test('refuses an unknown field at any depth', () => {
    const withMore = (part: unknown) =>
      part && typeof part === 'object' && !Array.isArray(part) ? { ...part, colour: 'blue' } : undefined;
    const all = [...changed(complete, withMore)];
    expect(all.length).toBeGreaterThan(0);
    for (const input of all) expect(schema.safeParse(input).success, JSON.stringify(input)).toBe(false);
  });
});

test('a passenger can use umlauts, emoji and any script in a name', () => {
  for (const userId of ['Zoë Müller', '李娜', 'ada 👩‍✈️']) {
    expect(inputs.CreateOrder.parse({ ...flight, userId })).toMatchObject({ userId });
  }
});

test('the lowest fares are those of 1 to 31 days, a week if it says nothing', () => {
  const asked = (more: object) =>
    inputs.LowestFares.safeParse({ origin: 'ZRH', destination: 'LIS', date: '2026-11-24', ...more });
  expect(asked({}).data?.days).toBe(7);
  expect([0, 1, 31, 32, 1.5].map((days) => asked({ days }).success)).toEqual([false, true, true, false, false]);
});

describe('a new flight', () => {
  const made = (more: object) => inputs.CreateFlight.safeParse({ ...flight, layoutId: 'demo-30', ...more }).success;

  test.each(['fares', 'surcharges'])('has %s up to the limit', (where) => {
    const priced = (amount: number) => {
      const price = { amount, currency: 'EUR' };
      return where === 'fares' ? { fares: { first: price } } : { surcharges: { first: { window: price } } };
    };
    expect([MAX_PRICE, MAX_PRICE + 1, -1, 0.5].map((amount) => made(priced(amount)))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test.each(['2026-11-24T09:30:00.0001Z', '2026-02-30T09:30:00Z', '2026-11-24T09:30:00', 'soon'])(
    'cannot depart at %s',
    (departsAt) => expect(made({ departsAt })).toBe(false),
  );

  test('has airports that exist', () => {
    expect([made({ origin: 'XXX' }), made({ destination: 'QQQ' }), made({ origin: 'ZRH' })]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
