import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  blocksAreTheirSeats,
  everyHistoryReplays,
  noWorkflowIsStuck,
  ordersAreTheirWorkflows,
} from '../src/checker/invariants/index.ts';
import type { Tables } from '../src/checker/tables.ts';
import { NO_ANSWERS, type WorkflowRun } from '../src/checker/workflows.ts';
import { FLIGHT, SoundWorld } from './support/sound-world.ts';

let world: SoundWorld;
let tables: Tables;
beforeAll(async () => {
  world = await SoundWorld.create();
  tables = await world.tables();
});
afterAll(() => world.remove());

const run = (workflowId: string, more: Partial<WorkflowRun> = {}): WorkflowRun => ({
  ...{ workflowId, runId: 'r1', type: workflowId.startsWith('seat') ? 'seatBlock' : 'order', status: 'COMPLETED' },
  ...{
    startedAt: 1,
    events: 10,
    lastEvent: 'WorkflowExecutionCompleted',
    lastFailure: null,
    taskAttempt: 0,
    result: null,
  },
  ...more,
});
const RUNNING = { status: 'RUNNING', lastEvent: 'WorkflowTaskCompleted' } as const;
const orderOf = (id: string) => {
  const order = world.orders.get(id);
  if (!order) throw new Error(`no order ${id}`);
  return order;
};

describe('orders and their workflows', () => {
  const violations = (...runs: WorkflowRun[]) =>
    ordersAreTheirWorkflows(tables, runs, NO_ANSWERS).map(({ detail }) => detail);

  test('agree where the result is the row, or was before a refund', () => {
    const before = { ...orderOf('refunded'), status: 'CONFIRMED', version: 3 } as never;
    expect(
      violations(run('order::booked', { result: orderOf('booked') }), run('order::refunded', { result: before })),
    ).toEqual([]);
    expect(violations(run('order::held', RUNNING))).toEqual([]);
  });

  test('differ where the workflow ended otherwise, still runs, or is gone', () => {
    const cancelled = { ...orderOf('gone'), status: 'CANCELLED' } as never;
    expect(violations(run('order::gone', { result: cancelled }))).toEqual([expect.stringContaining('says CANCELLED')]);
    expect(violations(run('order::gone', RUNNING))).toEqual([expect.stringContaining('still runs')]);
    expect(violations(run('order::held'))).toEqual([expect.stringContaining('is COMPLETED')]);
    expect(violations(run('order::lost', RUNNING))).toEqual([expect.stringContaining('no row')]);
  });

  test('the newest run of a workflow counts', () => {
    const old = run('order::gone', { runId: 'r0', startedAt: 0, status: 'TERMINATED' });
    expect(violations(old, run('order::gone', { result: orderOf('gone') }))).toEqual([]);
  });
});

describe('seat blocks and the map', () => {
  const block = run(`seat::${FLIGHT}::economy`, RUNNING);
  const said = (change: { seat: string; status: string; orderId: string | null }) => {
    const seats = tables.seats.map(({ code: seat, status, orderId }) => ({ seat, status, orderId }));
    const has = seats.map((each) => (each.seat === change.seat ? change : each));
    return blocksAreTheirSeats(tables, [block], { ...NO_ANSWERS, blocks: new Map([[block.workflowId, has]]) });
  };

  test('agree, or the seat is named', () => {
    expect(said({ seat: 'A1', status: 'BOOKED', orderId: 'booked' })).toEqual([]);
    const cabin = new Set(tables.seats.map(({ code }) => code));
    expect(cabin.size).toBe(30);
    expect(said({ seat: 'B1', status: 'AVAILABLE', orderId: null }).map(({ about }) => about.seat)).toEqual(['B1']);
  });
});

describe('workflows that are stuck', () => {
  const stuck = (more: Partial<WorkflowRun>, silent = new Map<string, string>()) =>
    noWorkflowIsStuck([run('seat::T1::all', { ...RUNNING, ...more })], { ...NO_ANSWERS, silent }).length;

  test('a task that fails again and again, a silent workflow, a failed one', () => {
    expect(stuck({})).toBe(0);
    expect(stuck({ taskAttempt: 2 })).toBe(0);
    expect(stuck({ taskAttempt: 4 })).toBe(1);
    expect(stuck({ lastEvent: 'WorkflowTaskFailed', lastFailure: 'TMPRL1100' })).toBe(1);
    expect(stuck({ status: 'FAILED' })).toBe(1);
    expect(stuck({}, new Map([['seat::T1::all', 'no answer']]))).toBe(1);
  });
});

test('a history that does not replay', () => {
  const replay = { workflowId: 'seat::T1::all', runId: 'r' };
  expect(everyHistoryReplays([{ ...replay, error: null }])).toEqual([]);
  expect(everyHistoryReplays([{ ...replay, error: 'TMPRL1100' }])).toMatchObject([
    { about: { flightId: 'T1', workflowId: 'seat::T1::all' }, detail: 'run r: TMPRL1100' },
  ]);
});
