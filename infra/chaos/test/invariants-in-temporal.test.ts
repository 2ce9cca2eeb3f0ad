import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  blocksAreTheirSeats,
  everyHistoryReplays,
  noWorkflowIsStuck,
  ordersAreTheirWorkflows,
} from '../src/checker/invariants/index.ts';
import type { Tables } from '../src/checker/tables.ts';
import { NO_QUERY_RESULTS, type WorkflowRun } from '../src/checker/workflows.ts';
import { ConsistentDatabase, FLIGHT } from './support/consistent-database.ts';

let database: ConsistentDatabase;
let tables: Tables;
beforeAll(async () => {
  database = await ConsistentDatabase.create();
  tables = await database.tables();
});
afterAll(() => database.remove());

const run = (workflowId: string, more: Partial<WorkflowRun> = {}): WorkflowRun => ({
  workflowId,
  runId: 'r1',
  type: workflowId.startsWith('seat') ? 'seatBlock' : 'order',
  status: 'COMPLETED',
  startedAt: 1,
  events: 10,
  lastEvent: 'WorkflowExecutionCompleted',
  lastFailure: null,
  taskAttempt: 0,
  result: null,
  ...more,
});
const RUNNING = { status: 'RUNNING', lastEvent: 'WorkflowTaskCompleted' } as const;
const orderOf = (id: string) => {
  const order = database.orders.get(id);
  if (!order) throw new Error(`no order ${id}`);
  return order;
};

describe('an order and its workflow', () => {
  const violations = (...runs: WorkflowRun[]) =>
    ordersAreTheirWorkflows(tables, runs, NO_QUERY_RESULTS).map(({ detail }) => detail);

  test('agree if the result is the row, or was the row before a refund', () => {
    const before = { ...orderOf('refunded'), status: 'CONFIRMED', version: 3 } as never;
    expect(
      violations(run('order::booked', { result: orderOf('booked') }), run('order::refunded', { result: before })),
    ).toEqual([]);
    expect(violations(run('order::held', RUNNING))).toEqual([]);
  });

  test('differ if the workflow ended otherwise, still runs, or has no row', () => {
    const cancelled = { ...orderOf('expired'), status: 'CANCELLED' } as never;
    expect(violations(run('order::expired', { result: cancelled }))).toEqual([
      expect.stringContaining('says CANCELLED'),
    ]);
    expect(violations(run('order::expired', RUNNING))).toEqual([expect.stringContaining('still runs')]);
    expect(violations(run('order::held'))).toEqual([expect.stringContaining('is COMPLETED')]);
    expect(violations(run('order::lost', RUNNING))).toEqual([expect.stringContaining('no row')]);
  });

  test('agree without a row, if housekeeping has deleted the unpaid orders of the flight', () => {
    const flights = tables.flights.map((flight) => ({ ...flight, hasDeletedUnpaid: true }));
    const tidied = { ...tables, flights, orders: [] };
    const expired = run('order::expired', { result: orderOf('expired') });
    const booked = run('order::booked', { result: orderOf('booked') });
    expect(ordersAreTheirWorkflows(tidied, [expired], NO_QUERY_RESULTS)).toEqual([]);
    expect(ordersAreTheirWorkflows(tidied, [booked], NO_QUERY_RESULTS)).toHaveLength(1);
    expect(ordersAreTheirWorkflows({ ...tables, orders: [] }, [expired], NO_QUERY_RESULTS)).toHaveLength(1);
  });

  test('are compared by the newest run of the workflow', () => {
    const old = run('order::expired', { runId: 'r0', startedAt: 0, status: 'TERMINATED' });
    expect(violations(old, run('order::expired', { result: orderOf('expired') }))).toEqual([]);
  });
});

describe('a seat block and the seat map', () => {
  const block = run(`seat::${FLIGHT}::economy`, RUNNING);
  const said = (change: { seat: string; status: string; orderId: string | null }) => {
    const seats = tables.seats.map(({ code: seat, status, orderId }) => ({ seat, status, orderId }));
    const has = seats.map((each) => (each.seat === change.seat ? change : each));
    return blocksAreTheirSeats(tables, [block], { ...NO_QUERY_RESULTS, blocks: new Map([[block.workflowId, has]]) });
  };

  test('agree, or the differing seat is named', () => {
    expect(said({ seat: 'A1', status: 'BOOKED', orderId: 'booked' })).toEqual([]);
    const cabin = new Set(tables.seats.map(({ code }) => code));
    expect(cabin.size).toBe(30);
    expect(said({ seat: 'B1', status: 'AVAILABLE', orderId: null }).map(({ about }) => about.seat)).toEqual(['B1']);
  });
});

describe('a workflow', () => {
  const stuck = (more: Partial<WorkflowRun>, unresponsive = new Map<string, string>()) =>
    noWorkflowIsStuck([run('seat::T1::all', { ...RUNNING, ...more })], { ...NO_QUERY_RESULTS, unresponsive }).length;

  test('is stuck if its task fails repeatedly, it answers no query, or it has failed', () => {
    expect(stuck({})).toBe(0);
    expect(stuck({ taskAttempt: 2 })).toBe(0);
    expect(stuck({ taskAttempt: 4 })).toBe(1);
    expect(stuck({ lastEvent: 'WorkflowTaskFailed', lastFailure: 'TMPRL1100' })).toBe(1);
    expect(stuck({ status: 'FAILED' })).toBe(1);
    expect(stuck({}, new Map([['seat::T1::all', 'no answer']]))).toBe(1);
  });
});

test('a history that does not replay is a violation', () => {
  const replay = { workflowId: 'seat::T1::all', runId: 'r' };
  expect(everyHistoryReplays([{ ...replay, error: null }])).toEqual([]);
  expect(everyHistoryReplays([{ ...replay, error: 'TMPRL1100' }])).toMatchObject([
    { about: { flightId: 'T1', workflowId: 'seat::T1::all' }, detail: 'run r: TMPRL1100' },
  ]);
});
