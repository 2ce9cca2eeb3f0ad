import { readFile } from 'node:fs/promises';
import { traceInMemory } from '@jumpseat/tracing/testing';
import { Worker } from '@temporalio/worker';
import { expect, inject, test } from 'vitest';
import { startStack } from './support/stack.ts';

/** The workflows as a worker has them that knows nothing of traces. */
async function bundleWithoutTraces(): Promise<{ code: string }> {
  const code = await readFile(inject('workflowBundle'), 'utf8');
  const importing =
    /(exports\.importInterceptors = function importInterceptors\(\) \{\s*return \[)[^\]]*trace-interceptors[^\]]*/;
  expect(code).toMatch(importing);
  return { code: code.replace(importing, '$1') };
}

test('orders of traced requests have one trace, and continue on workers without traces', async () => {
  const { tracing, spans } = traceInMemory();
  const { orders, stop } = await startStack({ tracing });
  const flight = await orders.flight();
  const trace = async (name: string, work: () => Promise<unknown>) => {
    const request = tracing.startRequest(name, {});
    await request?.run(work);
    request?.end();
  };
  const opened = Promise.withResolvers<Awaited<ReturnType<typeof orders.open>>>();
  await trace('hold', async () => opened.resolve(await orders.open(flight, ['A1', 'A2'])));
  const order = await opened.promise;
  await trace('pay', () => orders.pay(order, '11111'));
  await orders.result(order);

  const traces = Object.groupBy(spans(), (span) => span.spanContext().traceId);
  const [hold, payment, ...others] = Object.values(traces).map((each = []) => each.map(({ name }) => name));
  const seatsWritten = ['activity takeOrderTurn', 'seat block', 'update decide', 'postgres projectSeats'];
  expect(hold).toEqual(expect.arrayContaining(['hold', 'update opened', ...seatsWritten]));
  expect(payment).toEqual(
    expect.arrayContaining(['pay', 'update submitPayment', 'activity validatePayment', ...seatsWritten]),
  );
  expect(others).toEqual([]);

  const histories = await Promise.all(
    [orders.handle(order), orders.block(flight, 'economy')].map(async (handle) => ({
      workflowId: handle.workflowId,
      history: await handle.fetchHistory(),
    })),
  );
  expect(JSON.stringify(histories)).toContain('_tracer-data');
  const results = Worker.runReplayHistories({ workflowBundle: await bundleWithoutTraces() }, histories);
  for await (const { workflowId, error } of results) expect(error, workflowId).toBeUndefined();
  await stop();
});
