import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@hey-api/openapi-ts';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { testApp } from '../testing/test-app.ts';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
}
type Document = OpenAPI3 & Record<string, unknown> & { components: { schemas: Record<string, Schema> } };

const GENERATE_MS = 60_000;
const run = promisify(execFile);
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

let document: Document;

beforeEach(async () => {
  const server = await testApp();
  document = (await server.app.inject({ url: '/openapi.json', headers: { host: 'api.jumpseat.test' } })).json();
});

test("redocly's linter finds no problem", async () => {
  // Calls without any input have no 4xx responses, and a redirect has no 2xx response.
  const rules = { 'operation-4xx-response': 'off', 'operation-2xx-response': 'off' } as const;
  const config = await createConfig({ extends: ['recommended'], rules });
  const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: '/openapi.json', config });
  expect(problems.map(({ ruleId, location }) => `${ruleId} at ${location[0]?.pointer}`)).toEqual([]);
});

/** The names that generators give to unnamed schemas: the path to the schema, as in `OrderPaymentRetryAt`. */
function generatedNames(name: string, schema: Schema): string[] {
  if (schema.$ref) return [];
  const parts = [schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])].filter(
    (part): part is Schema => typeof part === 'object',
  );
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([field, part]) => {
      const inner = `${name}${field.charAt(0).toUpperCase()}${field.slice(1)}`;
      return part.$ref ? [] : [inner, ...generatedNames(inner, part)];
    }),
    ...parts.flatMap((part) => generatedNames(name, part)),
  ];
}

test('no schema has a name that generators give to a part of another schema', () => {
  const { schemas } = document.components;
  const generated = Object.entries(schemas).flatMap(([name, schema]) => generatedNames(name, schema));
  expect(generated).toContain('OrderPaymentRetryAt');
  expect(generated.filter((name) => name in schemas)).toEqual([]);
});

test('a local time is not a date-time, which has an offset', () => {
  const { departsAt, departsLocal } = document.components.schemas.FlightSummary?.properties ?? {};
  expect(departsAt).toMatchObject({ format: 'date-time' });
  expect(departsLocal).toMatchObject({ type: 'string' });
  expect(departsLocal).not.toHaveProperty('format');
});

const PROGRAM = `
import { createOrder, getTicketPdf, watchOrder, watchSeatMap, type Order, type OrderStatus } from './hey/index.js';
import type { components, operations } from './paths.js';

export async function book(): Promise<OrderStatus | undefined> {
  const { data, error } = await createOrder({ path: { flightId: 'FL123' }, body: { userId: 'ada', seats: ['A1'] } });
  const code: 'SEAT_HELD' | undefined = error?.code === 'SEAT_HELD' ? error.code : undefined;
  // @ts-expect-error there is no such status
  if (code || data?.status === 'SEATS_SELECTED') return undefined;
  const { stream } = await watchOrder({ path: { orderId: data?.orderId ?? '' } });
  for await (const order of stream) if (order && order.status === 'CONFIRMED') return order.status;
  const map = await watchSeatMap({ path: { flightId: 'FL123' } });
  for await (const message of map.stream) if (message.type === 'delta') return message.after > 1 ? 'FAILED' : undefined;
  return undefined;
}

export async function download(orderId: string): Promise<number | undefined> {
  const { data } = await getTicketPdf({ path: { orderId }, query: { language: 'de' } });
  return data?.size;
}

export const status = (order: Order): components['schemas']['OrderStatus'] => order.status;
export type Body = operations['payOrder']['requestBody']['content']['application/json']['paymentCode'];
`;

test('openapi-typescript and hey-api generate clients that compile', { timeout: GENERATE_MS }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jumpseat-generators-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const input = structuredClone(document);
  await createClient({ input, output: join(folder, 'hey'), logs: { level: 'silent', file: false } });
  await writeFile(join(folder, 'paths.d.ts'), astToString(await openapiTS(document)));
  await writeFile(join(folder, 'program.ts'), PROGRAM);
  const compilerOptions = {
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2022', 'dom', 'dom.iterable'],
    types: [],
    strict: true,
    noEmit: true,
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
  await run(process.execPath, [tsc], { cwd: folder }).catch(({ stdout }) => expect.fail(stdout));
});
