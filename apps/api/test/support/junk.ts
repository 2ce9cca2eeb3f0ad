import { appRouter } from '@jumpseat/booking/router';
import fc from 'fast-check';
import { z } from 'zod';

/** A call of an existing procedure with an arbitrary input. */
export interface JunkCall {
  readonly path: string;
  readonly type: 'query' | 'mutation';
  readonly input: unknown;
}

/** Texts that break careless programs. */
const texts = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      '',
      '\0',
      'a\0b',
      '\ud800',
      'a\udfff',
      'x'.repeat(1_000),
      '__proto__',
      '9999-12-31T23:30:00Z',
      '1e999',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);
const numbers = fc.constantFrom(0, -1, 0.5, 1e308, 2 ** 31, 2 ** 53, -(2 ** 53));
const anything = fc.oneof(
  { weight: 6, arbitrary: texts },
  { weight: 2, arbitrary: numbers },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false, [], {}) },
  { weight: 1, arbitrary: fc.array(texts, { maxLength: 12 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

/** Valid values by field name, so that some calls get past validation. */
const VALID: Readonly<Record<string, readonly unknown[]>> = {
  flightId: ['FL123', 'F-100', 'F-200', 'F-300', 'NONE'],
  userId: ['ann', 'bob'],
  seats: [['A1'], ['A2'], ['A3'], ['B1'], ['B2'], ['B3'], ['C1'], ['C2'], ['D1', 'D2'], []],
  party: [...Array(6).fill([{ kind: 'adult' }]), [{ kind: 'adult' }, { kind: 'child' }], [{ kind: 'infant' }]],
  cabin: [...Array(5).fill(null), 'economy', 'business'],
  code: ['11111', '00000', '00001', '12'],
  lastEventId: ['0', '7', '999999'],
  origin: ['ZRH', 'LHR'],
  destination: ['LIS', 'LHR'],
  date: ['2026-11-27', '2999-12-31'],
  layoutId: ['demo-30', 'a380-800'],
  limit: [1, 1_000],
  departsAt: ['2027-01-01T00:00:00Z', '2027-01-01T00:00:00.123456Z'],
};

/** Returns the field names of an input's schema. */
function fieldsOf(schema: unknown): string[] {
  const { properties = {} } = z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' });
  return Object.keys(properties);
}

/** Valid inputs, inputs with one wrong field or one unknown field, and arbitrary values. */
function inputOf(fields: readonly string[]): fc.Arbitrary<unknown> {
  const validFields = Object.fromEntries(fields.map((field) => [field, validOf(field)]));
  const valid = fc.record(validFields, { requiredKeys: [] });
  const wrong = fc.oneof({ weight: 2, arbitrary: texts }, { weight: 1, arbitrary: anything });
  const field = fields.length > 0 ? fc.constantFrom(...fields) : fc.constant('field');
  const oneWrong = fc.tuple(valid, field, wrong).map(([input, name, value]) => ({ ...input, [name]: value }));
  const oneUnknown = fc.tuple(valid, texts, anything).map(([input, name, more]) => ({ ...input, [name]: more }));
  return fc.oneof(
    { weight: 4, arbitrary: oneWrong },
    { weight: 4, arbitrary: valid },
    { weight: 1, arbitrary: oneUnknown },
    { weight: 1, arbitrary: anything },
  );
}

function validOf(field: string): fc.Arbitrary<unknown> {
  const orderIds = fc.nat({ max: 200 }).map((number) => `junk-${number}`);
  return field === 'orderId' ? orderIds : fc.constantFrom(...(VALID[field] ?? [undefined]));
}

/** A reset would end the orders of other calls and wait for their payments. */
const EXCLUDED = new Set(['admin.resetFlight']);

interface Procedure {
  readonly _def: { readonly type: string; readonly inputs: readonly unknown[] };
}

/** Calls of every query and mutation. */
export function junkCalls(): fc.Arbitrary<JunkCall> {
  const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
  const calls = procedures.flatMap(
    ([
      path,
      {
        _def: { type, inputs },
      },
    ]) => {
      if (EXCLUDED.has(path) || (type !== 'query' && type !== 'mutation')) return [];
      const fields = inputs.flatMap(fieldsOf);
      return [fc.record({ path: fc.constant(path), type: fc.constant(type), input: inputOf(fields) })];
    },
  );
  return fc.oneof(...(calls as fc.Arbitrary<JunkCall>[]));
}

/** WebSocket messages that are no call or an invalid one, as text or bytes. */
export const junkFrames: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  texts,
  fc.jsonValue({ maxDepth: 5 }).map((value) => JSON.stringify(value)),
  fc
    .record(
      {
        id: anything,
        jsonrpc: fc.constantFrom('2.0', '1.0', 3),
        method: fc.oneof(fc.constantFrom('query', 'mutation', 'subscription', 'subscription.stop', 'reconnect'), texts),
        params: fc.oneof(
          anything,
          fc.record({
            path: fc.oneof(fc.constantFrom('seatMap.watch', 'presence.watch', 'orders.watch'), texts),
            input: anything,
          }),
        ),
      },
      { requiredKeys: [] },
    )
    .map((message) => JSON.stringify(message)),
);
