import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createWorkers } from '../src/workers.ts';
import { workflowsOfFile } from './support/workflows-of-file.ts';

const never = async (): Promise<never> => {
  throw new Error('these workflows have no activities');
};

test('a workflow that never yields fails its task, and the other workflows of its worker continue', async () => {
  const { client, nativeConnection, workflowBundle, close } = await workflowsOfFile('endless-workflows.ts');
  const suffix = randomUUID();
  const taskQueue = `endless-${suffix}`;
  const workers = await createWorkers({
    connection: nativeConnection,
    namespace: 'default',
    workflowBundle,
    activities: {
      takeOrderTurn: never,
      validatePayment: never,
      voidPayment: never,
      loadSeatBlock: never,
      projectSeats: never,
      resetFlight: never,
    },
    taskQueues: { order: taskQueue, seat: `${taskQueue}-seats` },
  });
  const running = Promise.all(workers.map((worker) => worker.run()));
  try {
    const endless = await client.start('endless', { taskQueue, workflowId: `endless-${suffix}` });
    const failed = async () =>
      (await endless.fetchHistory()).events?.find((event) => event.workflowTaskFailedEventAttributes);
    await expect.poll(failed, { timeout: 30_000 }).toBeDefined();
    await expect(client.execute('prompt', { taskQueue, workflowId: `prompt-${suffix}` })).resolves.toBe('done');
    expect((await failed())?.workflowTaskFailedEventAttributes?.failure?.message).toContain('timed out after 5000ms');
    await endless.terminate();
  } finally {
    for (const worker of workers) worker.shutdown();
    await running;
    await close();
  }
});
