import { expect, test } from 'vitest';
import { batchWrites } from './batch-writes.ts';

/** Notes each batch. Refuses a batch with an item of `refused`. */
function writer(refused: readonly string[] = []) {
  const batches: string[][] = [];
  const write = batchWrites<string, string>(
    async (items) => {
      batches.push([...items]);
      const bad = items.find((item) => refused.includes(item));
      if (bad) throw new Error(`no ${bad}`);
      return items.map((item) => `${item} written`);
    },
    (item) => item.charAt(0),
  );
  return { write, batches };
}

test('items of one event-loop turn are written together', async () => {
  const { write, batches } = writer();
  await Promise.all(['a1', 'b1', 'c1'].map(write));
  expect(await write('d1')).toBe('d1 written');
  expect(batches).toEqual([['a1', 'b1', 'c1'], ['d1']]);
});

test('items with the same key are written one after the other', async () => {
  const { write, batches } = writer();
  await Promise.all(['a1', 'a2', 'b1'].map(write));
  expect(batches).toEqual([['a1', 'b1'], ['a2']]);
});

test('an item that cannot be written fails alone', async () => {
  const { write, batches } = writer(['b1']);
  const settled = await Promise.allSettled(['a1', 'b1', 'c1'].map(write));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(settled[1]).toMatchObject({ reason: new Error('no b1') });
  expect(batches).toEqual([['a1', 'b1', 'c1'], ['a1'], ['b1'], ['c1']]);
});

test('many items are written in several batches', async () => {
  const { write, batches } = writer();
  await Promise.all(Array.from({ length: 250 }, (_, index) => write(String.fromCharCode(1_000 + index))));
  expect(batches.map(({ length }) => length)).toEqual([100, 100, 50]);
});
