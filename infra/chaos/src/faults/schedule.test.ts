import { expect, test } from 'vitest';
import { kindOf, type Targets } from './fault.ts';
import { endOf, schedule } from './schedule.ts';

const MINUTE_MS = 60_000;
const PAIR: Targets['wires'] = new Map([
  ['api–postgres', [1, 2]],
  ['worker–postgres', [1, 2]],
  ['api–temporal', [1, 2]],
  ['worker–temporal', [1, 2]],
  ['worker–mail', [1, 2]],
  ['client–api', [1]],
]);
const SMALL: Targets = {
  processes: ['worker-1', 'worker-2', 'api-1', 'api-2', 'temporal', 'postgres', 'mail'],
  wires: PAIR,
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
    'mail',
  ],
  wires: new Map([...PAIR, ['api–postgres', THREE], ['api–temporal', THREE], ['temporal–postgres', THREE]]),
};

test('the same seed, duration and targets give the same faults, and others give others', () => {
  expect(schedule(7, MINUTE_MS, SMALL)).toEqual(schedule(7, MINUTE_MS, SMALL));
  expect(schedule(8, MINUTE_MS, SMALL)).not.toEqual(schedule(7, MINUTE_MS, SMALL));
  expect(schedule(7, MINUTE_MS, CLUSTER)).not.toEqual(schedule(7, MINUTE_MS, SMALL));
});

test('faults strike every process and every wire of a system, and nothing else', () => {
  for (const targets of [SMALL, CLUSTER]) {
    const faults = schedule(7, 60 * MINUTE_MS, targets).flatMap((strike) => strike.faults);
    const processes = faults.flatMap((fault) => ('process' in fault ? fault.process : []));
    expect(new Set(processes)).toEqual(new Set(targets.processes));
    const wires = faults.flatMap((fault) =>
      'pair' in fault ? fault.nodes.map((node) => `${fault.pair} ${node}`) : [],
    );
    const all = [...targets.wires].flatMap(([pair, nodes]) => nodes.map((node) => `${pair} ${node}`));
    expect(new Set(wires)).toEqual(new Set(all));
  }
});

test('15 minutes have 100 strikes, alone and in pairs, of every kind', () => {
  const strikes = schedule(7, 15 * MINUTE_MS, SMALL);
  expect(strikes.length).toBeGreaterThanOrEqual(100);
  expect(new Set(strikes.map(({ faults }) => faults.length))).toEqual(new Set([1, 2]));
  const kinds = new Set(strikes.flatMap(({ faults }) => faults.map(kindOf)));
  // 3 kinds for each of 5 kinds of process, one more for the mail server, and 4 kinds for each of 6 pairs.
  expect(kinds.size).toBe(3 * 5 + 1 + 4 * 6);
  expect(kinds).toContain('refuse mail');
});

test('strikes are in order, every fault ends within the run, and no part is struck twice at a time', () => {
  const durationMs = 15 * MINUTE_MS;
  const strikes = schedule(3, durationMs, CLUSTER);
  expect(strikes.map(({ at }) => at)).toEqual(strikes.map(({ at }) => at).toSorted((a, b) => a - b));
  const busy = new Map<string, number>();
  for (const { at, faults } of strikes) {
    for (const fault of faults) {
      const target = 'process' in fault ? fault.process : fault.pair;
      expect(busy.get(target) ?? 0).toBeLessThanOrEqual(at);
      busy.set(target, endOf(fault, at));
      expect(endOf(fault, at)).toBeLessThan(durationMs);
      expect(fault.forMs).toBeLessThanOrEqual(20_000);
      if (fault.kind === 'pause') expect(fault.forMs).toBeGreaterThanOrEqual(1_000);
    }
  }
});

test('some strikes kill a worker between a write and its acknowledgement', () => {
  const deadly = schedule(7, 15 * MINUTE_MS, SMALL).flatMap(({ faults: [wire, kill] }) =>
    wire && kill && 'pair' in wire && 'process' in kill && kill.afterMs ? [{ wire, kill }] : [],
  );
  expect(deadly.length).toBeGreaterThan(5);
  for (const { wire, kill } of deadly) {
    expect(['lose-answers', 'stall']).toContain(wire.kind);
    expect(kill.afterMs).toBeLessThan(wire.forMs);
    expect(wire.nodes.map((node) => `worker-${node}`)).toContain(kill.process);
  }
});
