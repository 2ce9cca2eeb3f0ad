import type { MailActivities } from '@jumpseat/booking/contracts';
import { type MailStore, withTimeout } from '@jumpseat/db';
import { createSendMail, type SendMailDeps } from './send-mail.ts';

/** The time limit of a write, in milliseconds. The workflow's is twice that. */
const WRITE_LIMIT_MS = 5_000;

interface MailActivityDeps extends SendMailDeps {
  readonly mails: SendMailDeps['mails'] & Pick<MailStore, 'end'>;
}

/** Creates the activities of mail. Only the worker of mail has them. */
export function createMailActivities(deps: MailActivityDeps): MailActivities {
  return {
    sendMail: createSendMail(deps),
    endMail: (mail, end, reason) => withTimeout(WRITE_LIMIT_MS, deps.mails.end(mail, end, reason)),
  };
}
