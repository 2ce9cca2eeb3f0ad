import type { SeatCommand, SeatOutcome } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { CommandQueue } from './command-queue.ts';

const release = (orderId: string, sequence = 1): SeatCommand => ({ type: 'RELEASE', orderId, sequence, seats: ['A1'] });
const granted: SeatOutcome = { granted: true, version: 1 };

/** A block that answers each batch when the test says so. */
function slowBlock() {
  const batches: { commands: readonly SeatCommand[]; answer: PromiseWithResolvers<readonly SeatOutcome[]> }[] = [];
  const queue = new CommandQueue((commands) => {
    const answer = Promise.withResolvers<readonly SeatOutcome[]>();
    batches.push({ commands, answer });
    return answer.promise;
  });
  return { queue, batches };
}

test('one update is in flight at a time, and all that waits goes with the next', async () => {
  const { queue, batches } = slowBlock();
  const answers = ['ann', 'bob', 'cat'].map((order) => queue.ask(release(order)));
  expect(batches.map(({ commands }) => commands.length)).toEqual([1]);
  batches[0]?.answer.resolve([granted]);
  await answers[0];
  await expect.poll(() => batches.map(({ commands }) => commands.length)).toEqual([1, 2]);
  batches[1]?.answer.resolve([granted, { granted: false, refusal: { code: 'NOT_HOLDER' } }]);
  expect(await answers[2]).toEqual({ granted: false, refusal: { code: 'NOT_HOLDER' } });
  expect(queue.isIdle).toBe(true);
});

test('a command repeated while it is under way is sent once', async () => {
  const { queue, batches } = slowBlock();
  const answers = [queue.ask(release('ann')), queue.ask(release('ann'))];
  batches[0]?.answer.resolve([granted]);
  expect(await Promise.all(answers)).toEqual([granted, granted]);
  expect(batches).toHaveLength(1);
});

test('a failed update fails its own commands only', async () => {
  const { queue, batches } = slowBlock();
  const [first, second] = [queue.ask(release('ann')), queue.ask(release('bob'))];
  batches[0]?.answer.reject(new Error('no server'));
  await expect(first).rejects.toThrow('no server');
  await expect.poll(() => batches).toHaveLength(2);
  batches[1]?.answer.resolve([granted]);
  expect(await second).toEqual(granted);
});

test('an answer that is too short fails loudly', async () => {
  const { queue, batches } = slowBlock();
  const answer = queue.ask(release('ann'));
  batches[0]?.answer.resolve([]);
  await expect(answer).rejects.toThrow('fewer outcomes');
});
