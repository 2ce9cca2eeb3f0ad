import { WorkflowNotFoundError } from '@temporalio/client';
import { expect, test, vi } from 'vitest';
import { restartRun, restartWorkflow } from './restart-workflow.ts';

/** Fake dependencies, beside a workflow whose newest run is `run-2`. */
function depsOf({ status = 'RUNNING', isArchived = false } = {}) {
  const describe = async () => {
    if (status === 'MISSING') throw new WorkflowNotFoundError('there is none', 'order::1', undefined);
    return { runId: 'run-2', status: { name: status } };
  };
  const done = { order: vi.fn(), reset: vi.fn(), terminate: vi.fn() };
  const deps = {
    client: { getHandle: (id: string) => ({ describe, terminate: () => done.terminate(id) }) },
    store: { isArchived: async () => isArchived, makeMailDue: vi.fn() },
    projection: { findForSale: async (id: string) => ({ id }) },
    orders: { restart: done.order, restartReset: done.reset },
    blocks: { restart: vi.fn() },
  };
  return { deps: deps as never, done };
}

test.each([
  ['while it runs', 'RUNNING', 'run-2', 1],
  ['not after someone else has restarted it', 'RUNNING', 'run-1', 0],
  ['not after it has ended', 'COMPLETED', 'run-2', 0],
  ['not after Temporal has forgotten it', 'MISSING', 'run-2', 0],
])('a found run is restarted, but %s', async (_when, status, runId, times) => {
  const { deps, done } = depsOf({ status });
  expect(await restartRun({ workflowId: 'order::1', runId }, deps)).toBe(times === 1);
  expect(done.order).toHaveBeenCalledTimes(times);
});

test('a stuck run of housekeeping is only terminated', async () => {
  const { deps, done } = depsOf();
  await restartWorkflow('housekeeping-2030-01-01T03:00:00Z', deps);
  expect(done.terminate).toHaveBeenCalledExactlyOnceWith('housekeeping-2030-01-01T03:00:00Z');
});

test('a reset of an archived flight is only terminated', async () => {
  const archived = depsOf({ isArchived: true });
  await restartWorkflow('reset::F1', archived.deps);
  expect(archived.done.terminate).toHaveBeenCalledExactlyOnceWith('reset::F1');
  expect(archived.done.reset).not.toHaveBeenCalled();
  const onSale = depsOf();
  await restartWorkflow('reset::F1', onSale.deps);
  expect(onSale.done.reset).toHaveBeenCalledOnce();
});
