import { expect, test } from 'vitest';
import { now } from '../clock.ts';
import { Audience, type Watcher } from './audience.ts';

const delta = (after: number, version: number) => ({ type: 'delta', after, version }) as const;
const snapshot = (version: number) => ({ type: 'snapshot', version }) as const;

function audienceOf(count: number): { audience: Audience; watchers: [Watcher, ...Watcher[]] } {
  const audience = new Audience();
  const watcher = (): Watcher => ({ flightId: 'F', seen: undefined });
  const watchers: [Watcher, ...Watcher[]] = [watcher(), ...Array.from({ length: count - 1 }, watcher)];
  for (const each of watchers) {
    audience.join(each);
    audience.take(each, snapshot(0), 10);
  }
  audience.begin();
  return { audience, watchers };
}

test('every message is counted, and what was wrong with it', () => {
  const { audience, watchers } = audienceOf(1);
  for (const message of [delta(0, 1), delta(1, 3), delta(1, 3), delta(4, 5)]) audience.take(watchers[0], message, 100);
  audience.fail('closed with 1006');
  expect(audience.result({})).toMatchObject({
    tally: { received: 4, bytes: 400, gaps: 1, doubled: 1, conflated: 1, cutOff: 0, errors: 1 },
    reasons: { 'closed with 1006': 1 },
  });
});

test('a version is reached when the last viewer has it, alone or with others in one message', async () => {
  const { audience, watchers } = audienceOf(3);
  let reached = false;
  const all = audience.reach('F', 2).then(() => {
    reached = true;
  });
  for (const each of watchers.slice(1)) {
    audience.take(each, delta(0, 1), 1);
    audience.take(each, delta(1, 2), 1);
  }
  await Promise.resolve();
  expect(reached).toBe(false);
  audience.take(watchers[0], delta(0, 2), 1);
  await all;
  await audience.reach('F', 1);
});

test('each viewer has a latency of each version, a conflated one of all it brings', () => {
  const { audience, watchers } = audienceOf(2);
  const at = now() - 1_000;
  for (const each of watchers) audience.take(each, delta(0, 3), 1);
  const { latencies } = audience.result({ F: { first: 1, at: [at, at, at] } });
  expect(latencies.reduce((sum, [, count]) => sum + count, 0)).toBe(6);
  expect(latencies.every(([step]) => step >= 10_000)).toBe(true);
});

test('versions that were not asked for in this stretch have no latency', () => {
  const { audience, watchers } = audienceOf(1);
  audience.take(watchers[0], delta(0, 1), 1);
  expect(audience.result({ F: { first: 2, at: [0] } }).latencies).toEqual([]);
});
