import { describe, expect, test } from 'vitest';
import { now } from '../clock.ts';
import { Latencies } from '../latency.ts';
import { classify, ReceivedMessages, type ReceivedSummary, type ViewerState } from './received-messages.ts';

const delta = (after: number, version: number) => ({ type: 'delta', after, version }) as const;
const snapshot = (version: number) => ({ type: 'snapshot', version }) as const;

/** Viewers of one flight who have its map. */
function viewersOf(count: number): { messages: ReceivedMessages; viewers: [ViewerState, ...ViewerState[]] } {
  const messages = new ReceivedMessages();
  const viewer = (): ViewerState => ({ flightId: 'F', seen: undefined });
  const viewers: [ViewerState, ...ViewerState[]] = [viewer(), ...Array.from({ length: count - 1 }, viewer)];
  for (const each of viewers) {
    messages.join(each);
    messages.take(each, snapshot(0), 10);
  }
  messages.begin();
  return { messages, viewers };
}

function latencyOf({ latencies }: ReceivedSummary) {
  const all = new Latencies();
  all.add(latencies);
  return all.summary();
}

describe('a message, for a viewer that has seen version 5', () => {
  test.each([
    ['the next version follows', delta(5, 6), 'next'],
    ['several versions in one are conflated', delta(5, 9), 'conflated'],
    ['a version left out is a gap', delta(6, 7), 'gap'],
    ['the same version again is doubled', delta(4, 5), 'doubled'],
    ['an older version is doubled', delta(3, 4), 'doubled'],
    ['a newer map is a snapshot', snapshot(8), 'snapshot'],
    ['the map of the version seen is a snapshot', snapshot(5), 'snapshot'],
    ['an older map is doubled', snapshot(4), 'doubled'],
  ] as const)('%s', (_, message, verdict) => {
    expect(classify(5, message)).toBe(verdict);
  });
});

test('a viewer that has seen nothing misses nothing by its first message', () => {
  expect(classify(undefined, snapshot(3))).toBe('snapshot');
  expect(classify(undefined, delta(3, 4))).toBe('next');
});

test('every message is counted, and what was wrong with it', () => {
  const { messages, viewers } = viewersOf(1);
  for (const message of [delta(0, 1), delta(1, 3), delta(1, 3), delta(4, 5)]) messages.take(viewers[0], message, 100);
  messages.fail('closed with 1006');
  expect(messages.summary({})).toMatchObject({
    counts: { received: 4, bytes: 400, gaps: 1, doubled: 1, conflated: 1, cutOff: 0 },
    failed: { 'closed with 1006': 1 },
  });
});

test('a version is reached when the last viewer has it, alone or with others in one message', async () => {
  const { messages, viewers } = viewersOf(3);
  let isReached = false;
  const reached = messages.reach('F', 2).then(() => {
    isReached = true;
  });
  for (const each of viewers.slice(1)) {
    messages.take(each, delta(0, 1), 1);
    messages.take(each, delta(1, 2), 1);
  }
  await Promise.resolve();
  expect(isReached).toBe(false);
  expect(messages.behind('F', 2)).toBe(1);
  messages.take(viewers[0], delta(0, 2), 1);
  await reached;
  await messages.reach('F', 1);
});

test('a viewer has a latency for each version, also for those that came in one message', () => {
  const { messages, viewers } = viewersOf(1);
  const at = now() - 1_000;
  messages.take(viewers[0], delta(0, 3), 1);
  const { p50, max } = latencyOf(messages.summary({ F: { first: 1, at: [at - 1_000, at, at] } }));
  expect(p50).toBeGreaterThanOrEqual(990);
  expect(p50).toBeLessThan(1_900);
  expect(max).toBeGreaterThanOrEqual(1_990);
});

test('a version that was committed before has no latency', () => {
  const { messages, viewers } = viewersOf(1);
  messages.take(viewers[0], delta(0, 1), 1);
  expect(latencyOf(messages.summary({ F: { first: 2, at: [0] } })).max).toBeNull();
});
