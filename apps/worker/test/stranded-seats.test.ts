import { instant } from '@jumpseat/domain';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from './support/stack.ts';
import { type TestCaretaker, testCaretakerOf } from './support/test-caretaker.ts';

const WITHIN_A_MINUTE = { timeout: 60_000, interval: 250 };

let stack: Stack;
let caretaker: TestCaretaker;
beforeAll(async () => {
  stack = await startStack();
  caretaker = testCaretakerOf(stack);
});
afterAll(() => stack.stop());
afterEach(() => caretaker.stop());

test('seats are released if their lease expired while their block was lost, or if an ended order left them behind', async () => {
  const { orders } = stack;
  const flight = await orders.flight();
  const ended = await orders.open(flight, ['A1']);
  await orders.cancel(ended);
  const block = orders.block(flight, 'economy');
  const lease = (ms: number) => instant(Date.now() + ms);
  await block.executeUpdate('apply', {
    args: [
      [
        { type: 'HOLD', orderId: ended.id, sequence: 2, token: 1e9, seats: ['A2'], leaseUntil: lease(600_000) },
        { type: 'HOLD', orderId: 'ann', sequence: 1, seats: ['A3'], leaseUntil: lease(300) },
      ],
    ],
  });
  await block.terminate('lost');
  expect(await orders.taken(flight)).toEqual(['A2 HELD', 'A3 HELD']);
  caretaker.start();
  await expect.poll(() => orders.taken(flight), WITHIN_A_MINUTE).toEqual([]);
});
