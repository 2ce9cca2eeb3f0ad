import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Fanout } from './fanout.ts';

/** Viewers of a topic that counts its changes. Each viewer records the count at each notification. */
function viewersOfOneTopic(size: number, onServed?: (seconds: number) => void) {
  const fanout = new Fanout(onServed);
  let changes = 0;
  const viewers = Array.from({ length: size }, () => {
    const seen: number[] = [];
    const viewer = { seen, topicChanged: () => void seen.push(changes) };
    fanout.add(viewer);
    return viewer;
  });
  const change = () => {
    changes += 1;
    fanout.notify();
  };
  return { fanout, viewers, change };
}

async function turns(count: number) {
  for (let turn = 0; turn < count; turn++) await nextTurn();
}

test('every viewer is notified of a change, but not within the call that reports it', async () => {
  const { viewers, change } = viewersOfOneTopic(1_000);
  change();
  expect(viewers[0]?.seen).toEqual([]);
  await turns(10);
  for (const { seen } of viewers) expect(seen).toEqual([1]);
});

test('changes made at the same time cause one notification', async () => {
  const { viewers, change } = viewersOfOneTopic(2);
  change();
  change();
  change();
  await turns(3);
  for (const { seen } of viewers) expect(seen).toEqual([3]);
});

test('a change in the middle of a round causes one more round', async () => {
  const { viewers, change } = viewersOfOneTopic(1_000);
  change();
  await turns(2);
  change();
  await turns(15);
  expect(viewers[0]?.seen).toEqual([1, 2]);
  for (const { seen } of viewers) expect(seen.at(-1)).toBe(2);
});

test('other work runs between the notifications of many viewers', async () => {
  const { viewers, change } = viewersOfOneTopic(10_000);
  change();
  await turns(3);
  const notified = viewers.filter(({ seen }) => seen.length > 0).length;
  expect(notified).toBeGreaterThan(0);
  expect(notified).toBeLessThan(2_000);
});

test('a viewer that has left is not notified', async () => {
  const { fanout, viewers, change } = viewersOfOneTopic(3);
  const second = viewers[1];
  if (second) fanout.delete(second);
  change();
  await turns(3);
  expect(viewers.map(({ seen }) => seen.length)).toEqual([1, 0, 1]);
});

test('the time from a change until its last viewer is notified is reported, once for each round', async () => {
  const times: number[] = [];
  const { viewers, change } = viewersOfOneTopic(1_000, (seconds) => times.push(seconds));
  change();
  change();
  await turns(2);
  expect(viewers[0]?.seen).toEqual([2]);
  expect(times).toEqual([]);
  await turns(10);
  expect(times).toHaveLength(1);
  expect(times[0]).toBeGreaterThan(0);
  expect(times[0]).toBeLessThan(5);
  viewersOfOneTopic(0, (seconds) => times.push(seconds)).change();
  await turns(3);
  expect(times).toHaveLength(1);
});

test('each round reports the traces of its changes', async () => {
  const rounds: (readonly string[])[] = [];
  const fanout = new Fanout((_seconds, traces) => rounds.push(traces));
  fanout.add({ topicChanged: () => undefined });
  fanout.notify('one');
  fanout.notify();
  fanout.notify('two');
  await turns(3);
  fanout.notify();
  await turns(3);
  expect(rounds).toEqual([['one', 'two'], []]);
});
