import { execFile } from 'node:child_process';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { traceInMemory } from './testing/index.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';

/** Runs work as a part of a request that is traced. */
async function inRequest<T>({ tracing }: ReturnType<typeof traceInMemory>, name: string, work: () => Promise<T>) {
  const request = tracing.startRequest(name, {});
  try {
    return await request?.run(work);
  } finally {
    request?.end();
  }
}

test('without a collector nothing of OpenTelemetry is loaded', async () => {
  const index = fileURLToPath(new URL('index.ts', import.meta.url));
  const code = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    const { startTracing } = await import(${JSON.stringify(index)});
    const tracing = await startTracing({ service: 'test', endpoint: undefined, share: 1, onError() {} });
    console.log(JSON.stringify({ isOff: tracing === undefined, loaded }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code]);
  const { isOff, loaded } = JSON.parse(stdout);
  expect(isOff).toBe(true);
  expect(loaded).toContainEqual(expect.stringContaining('start-tracing.ts'));
  expect(loaded.join()).not.toMatch(/opentelemetry|temporalio/);
});

test('a caller’s trace is continued, and no caller can have its requests recorded', () => {
  const traceparent = `00-${TRACE}-${CALLER}-01`;
  expect(traceInMemory(0).tracing.startRequest('GET', {}, traceparent)).toBeUndefined();
  const { tracing, spans } = traceInMemory(1);
  for (const flags of ['00', '01']) tracing.startRequest('GET', {}, `00-${TRACE}-${CALLER}-${flags}`)?.end();
  for (const unreadable of ['', 'junk', `00-${'0'.repeat(32)}-${CALLER}-01`, `ff-${TRACE}-${CALLER}-01`]) {
    tracing.startRequest('GET', {}, unreadable)?.end();
  }
  const traces = spans().map((span) => span.spanContext().traceId);
  expect(traces.slice(0, 2)).toEqual([TRACE, TRACE]);
  expect(new Set(traces.slice(2)).size).toBe(4);
  expect(traces.slice(2)).not.toContain(TRACE);
  expect(spans()[0]?.parentSpanContext?.spanId).toBe(CALLER);
});

test('what is no part of a traced request has no span', async () => {
  const { tracing, spans } = traceInMemory();
  const store = tracing.store({ find: async (id: string) => id });
  expect(await tracing.span('orders.byId', () => store.find('o1'))).toBe('o1');
  expect(tracing.traceparent()).toBeUndefined();
  expect(tracing.logFields()).toEqual({});
  tracing.addSpan('notify viewers', ['junk'], 1);
  expect(spans()).toEqual([]);
});

test('a failed query shows its code, and neither its message nor its values', async () => {
  const traced = traceInMemory();
  const failure = Object.assign(new Error('a row of Quillonia can’t be read'), { code: '23505' });
  const store = traced.tracing.store({ find: async (_name: string) => Promise.reject(failure) });
  await expect(inRequest(traced, 'GET', () => store.find('Quillonia'))).rejects.toBe(failure);
  const [query] = traced.spans();
  expect(query).toMatchObject({ name: 'postgres find', attributes: { 'error.type': '23505' }, events: [] });
  expect(JSON.stringify([query?.attributes, query?.status])).not.toContain('Quillonia');
});

test('work for several requests joins the first traced one, and links the others', async () => {
  const traced = traceInMemory();
  const { shared } = traced.tracing;
  const untraced = {};
  const first = {};
  const second = {};
  shared.join(untraced);
  await inRequest(traced, 'first', async () => shared.join(first));
  await inRequest(traced, 'second', async () => shared.join(second));
  // As the loop of a queue would, which began to run for another request.
  await inRequest(traced, 'other', async () => {
    await nextTurn();
    await shared.run('decide', [untraced, first, second], async () => traced.tracing.traceparent());
    expect(await shared.run('decide', [untraced], async () => traced.tracing.traceparent())).toBeUndefined();
  });
  const [one, two, decided, ...rest] = traced.spans();
  expect(rest.map(({ name }) => name)).toEqual(['other']);
  expect(decided?.parentSpanContext?.spanId).toBe(one?.spanContext().spanId);
  expect(decided?.links.map(({ context }) => context.spanId)).toEqual([two?.spanContext().spanId]);
});
