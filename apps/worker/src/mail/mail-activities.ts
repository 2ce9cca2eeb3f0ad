import type { MailActivities } from '@jumpseat/booking/contracts';
import { type MailStore, withTimeout } from '@jumpseat/db';
import type { WorkerMetrics } from '../metrics/metrics.ts';
import { createSendMail, type SendMailDeps } from './send-mail.ts';

/** The time limit of a write, in milliseconds. The workflow's is twice that. */
const WRITE_LIMIT_MS = 5_000;

interface MailActivityDeps extends SendMailDeps {
  readonly mails: SendMailDeps['mails'] & Pick<MailStore, 'end'>;
  /** Counts ended mails. A repeated write of an end counts again. */
  readonly ended?: WorkerMetrics['mails'];
}

/** Creates the activities of mail. Only the worker of mail has them. */
export function createMailActivities(deps: MailActivityDeps): MailActivities {
  return {
    sendMail: createSendMail(deps),
    async endMail(mail, end, reason) {
      const ended = await withTimeout(WRITE_LIMIT_MS, deps.mails.end(mail, end, reason));
      // The mail was deleted with its order.
      if (!ended) return 'DROPPED';
      deps.ended?.inc({ kind: ended.kind, end: ended.end });
      return ended.end;
    },
  };
}
