import { appRouter } from '@jumpseat/booking/router';
import fc from 'fast-check';
import { z } from 'zod';

/** A call that somebody might send: of a procedure that there is, with an input that may be anything. */
export interface JunkCall {
  readonly path: string;
  readonly type: 'query' | 'mutation';
  readonly input: unknown;
}

/** Texts that have broken programs. */
const texts = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    'x'.repeat(5_000),
    '__proto__',
    '9999-12-31T23:30:00Z',
    '-1',
    '1e999',
  ),
);
const numbers = fc.constantFrom(0, -1, 0.5, 1e308, 2 ** 31, 2 ** 53, -(2 ** 53));
const anything = fc.oneof(
  { weight: 4, arbitrary: texts },
  { weight: 2, arbitrary: numbers },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false, [], {}) },
  { weight: 1, arbitrary: fc.array(texts, { maxLength: 12 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

/** What makes sense as a field of that name, so that some calls get far. */
const SENSIBLE: Readonly<Record<string, readonly unknown[]>> = {
  flightId: ['FL123', 'F-100', 'NONE'],
  orderId: ['fuzz-1', 'fuzz-2', 'fuzz-3'],
  userId: ['ann', 'bob'],
  seats: [['A1'], ['A2', 'A3'], ['B1', 'B2', 'B3'], []],
  party: [[{ kind: 'adult' }], [{ kind: 'adult' }, { kind: 'child' }], [{ kind: 'infant' }]],
  cabin: ['economy', 'business', null],
  code: ['11111', '00000', '00001', '12'],
  lastEventId: ['0', '7', '999999'],
  origin: ['ZRH', 'LHR'],
  destination: ['LIS', 'LHR'],
  date: ['2026-11-27', '2999-12-31'],
  layoutId: ['demo-30', 'a380-800'],
  limit: [1, 1_000],
  departsAt: ['2027-01-01T00:00:00Z', '2027-01-01T00:00:00.123456Z'],
};

/** The fields of an input's schema, whatever it is wrapped in. */
function fieldsOf(schema: unknown): string[] {
  const { properties = {} } = z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' });
  return Object.keys(properties);
}

function inputOf(fields: readonly string[]): fc.Arbitrary<unknown> {
  const values = fields.map((field) => [
    field,
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...(SENSIBLE[field] ?? [null])) },
      { weight: 1, arbitrary: anything },
    ),
  ]);
  const record = fc.record(Object.fromEntries(values), { requiredKeys: [] });
  const withMore = fc.tuple(record, texts, anything).map(([fit, name, more]) => ({ ...fit, [name]: more }));
  return fc.oneof(
    { weight: 8, arbitrary: record },
    { weight: 1, arbitrary: withMore },
    { weight: 1, arbitrary: anything },
  );
}

/** A reset ends what other calls began, and waits for their payments. */
const LEFT_OUT = new Set(['admin.resetFlight']);

interface Procedure {
  readonly _def: { readonly type: string; readonly inputs: readonly unknown[] };
}

/** Calls of every query and mutation there is. */
export function junkCalls(): fc.Arbitrary<JunkCall> {
  const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
  const calls = procedures.flatMap(
    ([
      path,
      {
        _def: { type, inputs },
      },
    ]) => {
      if (LEFT_OUT.has(path) || (type !== 'query' && type !== 'mutation')) return [];
      const fields = inputs.flatMap(fieldsOf);
      return [fc.record({ path: fc.constant(path), type: fc.constant(type), input: inputOf(fields) })];
    },
  );
  return fc.oneof(...(calls as fc.Arbitrary<JunkCall>[]));
}

/** Messages of a WebSocket that are no call, or a broken one: as text, or as bytes. */
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
