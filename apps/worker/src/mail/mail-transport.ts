import type { MailId, TripFile } from '@jumpseat/booking/contracts';

/** A composed mail with its address. Personal data: it is never logged or stored. */
export interface OutgoingMail {
  readonly id: MailId;
  /** An e-mail address without a name. */
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly TripFile[];
}

export interface MailTransport {
  /**
   * Hands a mail over to a server or a folder. Gives up when `signal` aborts; then the mail may have been taken or not.
   * A repeat has the same Message-ID. Rejects with an error whose text may contain the address: see `failureOf`.
   */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<void>;
}
