/** A mail that the mail server of a run took: a line of mails.jsonl. */
export interface ReceivedMail {
  readonly messageId: string;
  /** The address that it was sent to. */
  readonly to: string;
  /** When the server took it, in epoch milliseconds. */
  readonly at: number;
  readonly subject: string;
  /** Its plain text. */
  readonly text: string;
  /** The names of the attached files. */
  readonly attachments: readonly string[];
}
