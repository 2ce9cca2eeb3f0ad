import type { TripFile } from '@jumpseat/booking/contracts';
import type { MailContent } from './mail-content.ts';
import { mailHtml } from './mail-html.ts';
import { mailText } from './mail-text.ts';
import { oneLine } from './one-line.ts';

/** A mail that is ready to send, except for its addresses. */
export interface ComposedMail {
  /** Has no line breaks, so it can add no header of its own. */
  readonly subject: string;
  readonly html: string;
  /** The same facts as in `html`, for readers that show no HTML. */
  readonly text: string;
  readonly attachments: readonly TripFile[];
}

/** Composes a mail from its content. */
export function composeMail(content: MailContent, attachments: readonly TripFile[]): ComposedMail {
  return { subject: oneLine(content.subject), html: mailHtml(content), text: mailText(content), attachments };
}
