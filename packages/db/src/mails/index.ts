import type { MailEnd, MailId } from '@jumpseat/booking/contracts';
import type { Database } from '../connect.ts';
import { addReminders } from './add-reminders.ts';
import { addressOf } from './address-of.ts';
import { claimDueMails } from './claim-due-mails.ts';
import { type DueMails, dueMails } from './due-mails.ts';
import { type EndedMail, endMail } from './end-mail.ts';
import { findMail, type MailToSend } from './find-mail.ts';
import { returnClaim } from './return-claim.ts';

/** The mails of orders, for the workers that send them. `recordOrder` writes those of events. */
export interface MailStore {
  /** Claims at most `most` due mails. Their delivery must be started now. They are due again later, until they end. */
  claimDue(most: number): Promise<MailId[]>;
  /** Returns the claim of a mail whose delivery could not be started. It is due again in 15 seconds. */
  returnClaim(mail: MailId): Promise<void>;
  /** What a mail is about; null if there is no such mail. */
  find(mail: MailId): Promise<MailToSend | null>;
  /** The address that gets the mail of an order now; null if there is none, or it was erased. */
  addressOf(orderId: string): Promise<string | null>;
  /**
   * Ends a due mail. A mail that has ended stays as it is. Returns how it has ended; null if its order was deleted.
   * `reason` is the mail server's codes, without its text.
   */
  end(mail: MailId, end: MailEnd, reason: string | null): Promise<EndedMail | null>;
  /**
   * Adds the reminders of orders whose time to pay is up in 1 minute to `beforeMs` milliseconds, but at most 3 a day
   * for one address. Returns the number of new ones.
   */
  addReminders(beforeMs: number): Promise<number>;
  /** Counts the due mails, and tells the age of the oldest one. */
  due(): Promise<DueMails>;
}

export function createMailStore(database: Database): MailStore {
  return {
    claimDue: (most) => claimDueMails(database, most),
    returnClaim: (mail) => returnClaim(database, mail),
    find: (mail) => findMail(database, mail),
    addressOf: (orderId) => addressOf(database, orderId),
    end: (mail, end, reason) => endMail(database, mail, end, reason),
    addReminders: (beforeMs) => addReminders(database, beforeMs),
    due: () => dueMails(database),
  };
}
