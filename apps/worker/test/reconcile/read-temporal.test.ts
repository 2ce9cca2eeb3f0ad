import { resetWorkflowId, seatBlockWorkflowId } from '@jumpseat/booking/contracts';
import { factsOf, instant } from '@jumpseat/domain';
import type { WorkflowClient } from '@temporalio/client';
import { defaultPayloadConverter, toPayloads } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { expect, test } from 'vitest';
import { versionOfBlock } from '../../src/reconcile/block-decisions.ts';
import { readTemporal } from '../../src/reconcile/read-temporal.ts';
import { recordedHistories } from '../support/recorded-histories.ts';

const departsAt = instant(Date.now() + 86_400_000);
const flight = factsOf({ id: 'T1', layoutId: 'demo-30', blockBy: 'cabin', departsAt, salesCloseAt: departsAt });
const store = { orderHeads: async () => [] };

/** A run of a workflow, as Temporal lists it. */
interface Listed {
  readonly workflowId: string;
  readonly status: 'RUNNING' | 'COMPLETED' | 'TERMINATED';
  /** Epoch milliseconds. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly history: History;
}

/** A namespace with these runs. */
function namespaceOf(...runs: Listed[]): WorkflowClient {
  return {
    async *list() {
      for (const [index, { workflowId, status, startedAt = 1, endedAt }] of runs.entries()) {
        const times = { startTime: new Date(startedAt), closeTime: endedAt && new Date(endedAt) };
        yield { workflowId, runId: `${index}`, status: { name: status }, ...times };
      }
    },
    getHandle: (_: string, runId: string) => ({ fetchHistory: async () => runs[Number(runId)]?.history }),
  } as unknown as WorkflowClient;
}

const startedWith = (input: unknown) =>
  ({
    events: [
      {
        workflowExecutionStartedEventAttributes: { input: { payloads: toPayloads(defaultPayloadConverter, input) } },
      },
    ],
  }) as History;

test('a finished reset is found, and one that runs is not', async () => {
  const reset = { workflowId: resetWorkflowId('T1'), history: startedWith(flight) };
  const finished = namespaceOf({ ...reset, status: 'COMPLETED', endedAt: 7 });
  expect(await readTemporal(finished, store)).toEqual({
    orders: [],
    blocks: [],
    resets: [{ flightId: 'T1', endedAt: 7 }],
  });
  expect((await readTemporal(namespaceOf({ ...reset, status: 'RUNNING' }), store)).resets).toEqual([]);
});

test('a block that was restarted and has not begun has the decisions of the run before', async () => {
  const recorded = await recordedHistories();
  const before = recorded.find(({ workflowId }) => workflowId === 'seat-block-holds-confirms-and-lapses');
  if (!before) throw new Error('there is no such history');
  const workflowId = seatBlockWorkflowId('T1', 'economy');
  const runs = [
    { workflowId, status: 'TERMINATED', startedAt: 1, endedAt: 2, history: before.history },
    { workflowId, status: 'RUNNING', startedAt: 2, history: startedWith({ flight, blockId: 'economy' }) },
  ] as const;
  const { blocks } = await readTemporal(namespaceOf(...runs), store);
  expect(blocks).toMatchObject([{ isRunning: true, hasBegun: false, highestToken: 40 }]);
  expect(blocks.map(versionOfBlock)).toEqual([2 ** 32 + 10]);
});
