import { expect, test } from 'vitest';
import { kindOf, type Targets } from './fault.ts';
import { endOf, schedule } from './schedule.ts';

const MINUTE_MS = 60_000;
const SMALL_WIRES: Targets['wires'] = new Map([
  ['api–postgres', [1, 2]],
  ['worker–postgres', [1, 2]],
  ['api–temporal', [1, 2]],
  ['worker–temporal', [1, 2]],
  ['worker–mail', [1, 2]],
  ['client–api', [1]],
]);
const SMALL: Targets = {
  processes: ['worker-1', 'worker-2', 'api-1', 'api-2', 'temporal', 'postgres', 'mail'],
  wires: SMALL_WIRES,
};
const THREE = [1, 2, 3];
const CLUSTER: Targets = {
  processes: [
    'temporal-1',
    'temporal-2',
    'temporal-3',
    'proxy',
    'worker-1',
    'worker-2',
    'api-1',
    'api-2',
    'api-3',
    'postgres',
    'mail',
  ],
  wires: new Map([...SMALL_WIRES, ['api–postgres', THREE], ['api–temporal', THREE], ['temporal–postgres', THREE]]),
};

test('the same seed, duration and targets give the same faults, and others give others', () => {
  expect(schedule(7, MINUTE_MS, SMALL)).toEqual(schedule(7, MINUTE_MS, SMALL));
  expect(schedule(8, MINUTE_MS, SMALL)).not.toEqual(schedule(7, MINUTE_MS, SMALL));
  expect(schedule(7, MINUTE_MS, CLUSTER)).not.toEqual(schedule(7, MINUTE_MS, SMALL));
});

test('faults strike every process and every wire of a system, and nothing else', () => {
  for (const targets of [SMALL, CLUSTER]) {
    const faults = schedule(7, 60 * MINUTE_MS, targets).flatMap((group) => group.faults);
    const processes = faults.flatMap((fault) => ('process' in fault ? fault.process : []));
    expect(new Set(processes)).toEqual(new Set(targets.processes));
    const wires = faults.flatMap((fault) =>
      'connection' in fault ? fault.nodes.map((node) => `${fault.connection} ${node}`) : [],
    );
    const all = [...targets.wires].flatMap(([connection, nodes]) => nodes.map((node) => `${connection} ${node}`));
    expect(new Set(wires)).toEqual(new Set(all));
  }
});

test('15 minutes have 100 groups of one or two faults, of every kind', () => {
  const groups = schedule(7, 15 * MINUTE_MS, SMALL);
  expect(groups.length).toBeGreaterThanOrEqual(100);
  expect(new Set(groups.map(({ faults }) => faults.length))).toEqual(new Set([1, 2]));
  const kinds = new Set(groups.flatMap(({ faults }) => faults.map(kindOf)));
  // 3 kinds for each of 5 kinds of process, one more for the mail server, and 4 kinds for each of 6 connections.
  expect(kinds.size).toBe(3 * 5 + 1 + 4 * 6);
  expect(kinds).toContain('refuse mail');
});

test('groups are in order, every fault ends within the run, and no part has two faults at a time', () => {
  const durationMs = 15 * MINUTE_MS;
  const groups = schedule(3, durationMs, CLUSTER);
  expect(groups.map(({ at }) => at)).toEqual(groups.map(({ at }) => at).toSorted((a, b) => a - b));
  const busy = new Map<string, number>();
  for (const { at, faults } of groups) {
    for (const fault of faults) {
      const target = 'process' in fault ? fault.process : fault.connection;
      expect(busy.get(target) ?? 0).toBeLessThanOrEqual(at);
      busy.set(target, endOf(fault, at));
      expect(endOf(fault, at)).toBeLessThan(durationMs);
      expect(fault.forMs).toBeLessThanOrEqual(20_000);
      if (fault.kind === 'pause') expect(fault.forMs).toBeGreaterThanOrEqual(1_000);
    }
  }
});

test('some groups kill a worker between a write and its acknowledgement', () => {
  const deadly = schedule(7, 15 * MINUTE_MS, SMALL).flatMap(({ faults: [wire, kill] }) =>
    wire && kill && 'connection' in wire && 'process' in kill && kill.afterMs ? [{ wire, kill }] : [],
  );
  expect(deadly.length).toBeGreaterThan(5);
  for (const { wire, kill } of deadly) {
    expect(['lose-answers', 'stall']).toContain(wire.kind);
    expect(kill.afterMs).toBeLessThan(wire.forMs);
    expect(wire.nodes.map((node) => `worker-${node}`)).toContain(kill.process);
  }
});
