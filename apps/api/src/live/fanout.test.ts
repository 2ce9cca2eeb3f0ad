import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Fanout } from './fanout.ts';

/** Viewers of something that counts its moves; each notes the counts it was told of. */
function audience(size: number) {
  const fanout = new Fanout();
  let moves = 0;
  const viewers = Array.from({ length: size }, () => {
    const seen: number[] = [];
    const viewer = { seen, moved: () => void seen.push(moves) };
    fanout.add(viewer);
    return viewer;
  });
  const move = () => {
    moves += 1;
    fanout.move();
  };
  return { fanout, viewers, move };
}

async function turns(count: number) {
  for (let turn = 0; turn < count; turn++) await nextTurn();
}

test('everyone is told of a move, but not within the call that makes it', async () => {
  const { viewers, move } = audience(1_000);
  move();
  expect(viewers[0]?.seen).toEqual([]);
  await turns(10);
  for (const { seen } of viewers) expect(seen).toEqual([1]);
});

test('moves made at the same time are told once', async () => {
  const { viewers, move } = audience(2);
  move();
  move();
  move();
  await turns(3);
  for (const { seen } of viewers) expect(seen).toEqual([3]);
});

test('a move in the middle of a round has everyone told once more', async () => {
  const { viewers, move } = audience(1_000);
  move();
  await turns(2);
  move();
  await turns(15);
  expect(viewers[0]?.seen).toEqual([1, 2]);
  for (const { seen } of viewers) expect(seen.at(-1)).toBe(2);
});

test('other work gets its turn while many are told', async () => {
  const { viewers, move } = audience(10_000);
  move();
  await turns(3);
  const told = viewers.filter(({ seen }) => seen.length > 0).length;
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(2_000);
});

test('who has left is not told', async () => {
  const { fanout, viewers, move } = audience(3);
  const [, second] = viewers;
  if (second) fanout.delete(second);
  move();
  await turns(3);
  expect(viewers.map(({ seen }) => seen.length)).toEqual([1, 0, 1]);
});
