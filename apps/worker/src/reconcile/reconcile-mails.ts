import { type MailResult, mailWorkflowId } from '@jumpseat/booking/contracts';
import { WorkflowNotFoundError } from '@temporalio/client';
import { inChunks } from '../in-chunks.ts';
import type { ReconcileDeps } from './deps.ts';
import { stepsOf } from './history.ts';
import type { Report } from './report.ts';

/**
 * Marks due mails as they ended, if their workflows know it: otherwise they would be sent twice. Those whose workflows
 * are lost are made due now.
 */
export async function reconcileMails(deps: ReconcileDeps, report: Report): Promise<void> {
  const { client, store, mails, caretaker, isDryRun } = deps;
  await inChunks(await store.dueMails(), async ({ isClaimed, ...mail }) => {
    const handle = client.getHandle(mailWorkflowId(mail));
    const status = await statusOf(handle);
    if (status === 'COMPLETED') {
      const result = resultIn(await handle.fetchHistory());
      report.count('mailsEnded');
      if (!isDryRun) await mails.end(mail, result.end, result.reason);
    } else if (status !== 'RUNNING' && isClaimed) {
      report.count('mailsDue');
      if (!isDryRun) await caretaker.makeMailDue(mail);
    }
  });
}

/** The status of the workflow's newest run; null if there is none. */
async function statusOf(handle: { describe(): Promise<{ status: { name: string } }> }): Promise<string | null> {
  try {
    return (await handle.describe()).status.name;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

/** How the mail ended. Only a mail that no server took for a day has no result. */
function resultIn(history: Parameters<typeof stepsOf>[0]): MailResult {
  for (const step of stepsOf(history)) {
    if (step.type === 'RESULT' && step.activity === 'sendMail') return step.result as MailResult;
  }
  return { end: 'GIVEN_UP', reason: null };
}
