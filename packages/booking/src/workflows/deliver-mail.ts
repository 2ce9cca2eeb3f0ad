import { isCancellation, proxyActivities } from '@temporalio/workflow';
import type { MailActivities, MailEnd, MailId, MailResult } from '../contracts/activities.ts';

/** A mail server may be down for hours. After a day, nobody waits for the mail any more. */
const { sendMail } = proxyActivities<MailActivities>({
  startToCloseTimeout: '60s',
  // If a worker dies, another one repeats the try after this time.
  heartbeatTimeout: '10s',
  scheduleToCloseTimeout: '24h',
  retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '15m' },
});
/** Only Postgres can make it fail, so it is retried for ever. */
const { endMail } = proxyActivities<MailActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '1m' },
});

/**
 * Delivers one mail, or gives it up after a day. The history knows that a server took it before that is written, so a
 * failed write sends nothing again. It has only the mail's id and its end; who gets the mail is read when it is sent.
 */
export async function deliverMail(mail: MailId): Promise<MailEnd> {
  const { end, reason } = await sendOrGiveUp(mail);
  return endMail(mail, end, reason);
}

async function sendOrGiveUp(mail: MailId): Promise<MailResult> {
  try {
    return await sendMail(mail);
  } catch (error) {
    if (isCancellation(error)) throw error;
    return { end: 'GIVEN_UP', reason: null };
  }
}
