import type { MailId } from '@jumpseat/booking/contracts';
import type { SendMailOptions } from 'nodemailer';
import type { OutgoingMail } from './mail-transport.ts';

/** A name that only this mail has. Safe in a file's name and in a header, whatever the order's id is. */
export const mailName = ({ orderId, version }: MailId) => `${encodeURIComponent(orderId)}.${version}`;

/**
 * A mail as nodemailer takes it.
 *
 * @param from our address, with or without a name: `Jumpseat <trips@jumpseat.example>`
 */
export function messageOf({ id, to, subject, html, text, attachments }: OutgoingMail, from: string): SendMailOptions {
  return {
    from,
    // An address alone: as a text, it could be read as a list of addresses.
    to: { name: '', address: to },
    // The same for each try, so that mailboxes can recognize a repeat.
    messageId: `<${mailName(id)}@${hostOf(from)}>`,
    subject,
    html,
    text,
    attachments: attachments.map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(content),
    })),
    // Automatic replies, such as those of holidays, are not sent to it.
    headers: { 'auto-submitted': 'auto-generated' },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function hostOf(from: string): string {
  return /@([^\s<>@]+)>?$/.exec(from)?.[1] ?? 'localhost';
}
