import type { SeatCommand, SeatOutcome } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { CommandBatcher } from './command-batcher.ts';

const release = (orderId: string, sequence = 1): SeatCommand => ({ type: 'RELEASE', orderId, sequence, seats: ['A1'] });
const granted: SeatOutcome = { granted: true, version: 1 };

/** A block that returns the outcomes of a batch when the test says so. */
function slowBlock() {
  const batches: { commands: readonly SeatCommand[]; result: PromiseWithResolvers<readonly SeatOutcome[]> }[] = [];
  const batcher = new CommandBatcher((commands) => {
    const result = Promise.withResolvers<readonly SeatOutcome[]>();
    batches.push({ commands, result });
    return result.promise;
  });
  return { batcher, batches };
}

test('one update is in flight at a time, and the next one takes all waiting commands', async () => {
  const { batcher, batches } = slowBlock();
  const outcomes = ['ann', 'bob', 'cat'].map((order) => batcher.send(release(order)));
  expect(batches.map(({ commands }) => commands.length)).toEqual([1]);
  batches[0]?.result.resolve([granted]);
  await outcomes[0];
  await expect.poll(() => batches.map(({ commands }) => commands.length)).toEqual([1, 2]);
  batches[1]?.result.resolve([granted, { granted: false, refusal: { code: 'NOT_HOLDER' } }]);
  expect(await outcomes[2]).toEqual({ granted: false, refusal: { code: 'NOT_HOLDER' } });
  expect(batcher.isIdle).toBe(true);
});

test('a command that is repeated while it is pending is sent once', async () => {
  const { batcher, batches } = slowBlock();
  const outcomes = [batcher.send(release('ann')), batcher.send(release('ann'))];
  batches[0]?.result.resolve([granted]);
  expect(await Promise.all(outcomes)).toEqual([granted, granted]);
  expect(batches).toHaveLength(1);
});

test('a failed update fails only its own commands', async () => {
  const { batcher, batches } = slowBlock();
  const first = batcher.send(release('ann'));
  const second = batcher.send(release('bob'));
  batches[0]?.result.reject(new Error('no server'));
  await expect(first).rejects.toThrow('no server');
  await expect.poll(() => batches).toHaveLength(2);
  batches[1]?.result.resolve([granted]);
  expect(await second).toEqual(granted);
});

test('missing outcomes are an error', async () => {
  const { batcher, batches } = slowBlock();
  const outcome = batcher.send(release('ann'));
  batches[0]?.result.resolve([]);
  await expect(outcome).rejects.toThrow('fewer outcomes');
});
