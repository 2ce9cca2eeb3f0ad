import { expect, onTestFinished, test, vi } from 'vitest';
import { MailRelay } from './mail-relay.ts';

const LOST = { orderId: 'lost', version: 3 };
const GOOD = { orderId: 'good', version: 3 };

test('neither a failed reminder nor a failed start keeps other mails waiting, and the failed start is repeated soon', async () => {
  const started: string[] = [];
  const returnClaim = vi.fn(async () => undefined);
  const relay = new MailRelay({
    client: {
      start: async (_type: string, { workflowId }: { workflowId: string }) => {
        if (workflowId.includes('lost')) throw new Error('Temporal is down');
        started.push(workflowId);
      },
    } as never,
    mails: {
      addReminders: () => Promise.reject(new Error('no reminders')),
      claimDue: async () => (started.length === 0 ? [LOST, GOOD] : []),
      returnClaim,
    },
    logger: { warn: () => undefined },
  });
  const running = relay.run();
  onTestFinished(() => {
    relay.close();
    return running;
  });
  await expect.poll(() => started).toEqual(['mail::good::3']);
  await expect.poll(() => returnClaim.mock.calls).toEqual([[LOST]]);
});
