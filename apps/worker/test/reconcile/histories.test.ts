import { expect, test } from 'vitest';
import { readBlockDecisions, seatsOfBlock, versionOfBlock } from '../../src/reconcile/block-decisions.ts';
import { entriesAfter, readOrderJournal } from '../../src/reconcile/order-journal.ts';
import { recordedHistories } from '../support/recorded-histories.ts';

const histories = new Map((await recordedHistories()).map(({ workflowId, history }) => [workflowId, history]));
const historyOf = (name: string) => {
  const history = histories.get(name);
  if (!history) throw new Error(`there is no history ${name}`);
  return history;
};

test('an order has every entry that its history has recorded, with the request that it carried out', () => {
  const journal = readOrderJournal([historyOf('order-declined-then-confirmed')], false);
  expect(journal).toMatchObject({
    flightId: 'T-ae48af12',
    isRunning: false,
    version: 7,
    opened: { status: 'CREATED' },
  });
  expect(entriesAfter(journal, 3)).toMatchObject([
    { event: { type: 'PAYMENT_STARTED' }, request: expect.stringMatching(/-/) },
    { event: { type: 'PAYMENT_FAILED', refusal: { code: 'PAYMENT_DECLINED' } }, request: 'payment' },
    { event: { type: 'PAYMENT_STARTED' } },
    { event: { type: 'CONFIRMED' } },
  ]);
});

test('a gap in the entries is found', () => {
  const journal = readOrderJournal([historyOf('order-declined-then-confirmed')], false);
  const entries = new Map([...journal.entries].filter(([version]) => version !== 5));
  expect(entriesAfter({ ...journal, entries }, 4)).toBeNull();
  expect(entriesAfter({ ...journal, entries }, 5)).toHaveLength(2);
});

test('a block has the seats of its decisions, and the highest token that it has seen', () => {
  const block = readBlockDecisions(historyOf('seat-block-holds-confirms-and-lapses'), true);
  expect(block).toMatchObject({ blockId: 'economy', highestToken: 40, loaded: { version: 2 ** 32 } });
  expect(versionOfBlock(block)).toBe(2 ** 32 + 10);
  const taken = [...seatsOfBlock(block).values()].filter(({ status }) => status !== 'AVAILABLE');
  expect(taken).toMatchObject([
    { seat: 'A2', status: 'BOOKED' },
    { seat: 'B1', status: 'BOOKED' },
    { seat: 'C3', status: 'HELD' },
    { seat: 'C9', status: 'HELD', orderId: 'ann' },
  ]);
});
