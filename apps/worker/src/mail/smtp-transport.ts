import { createTransport } from 'nodemailer';
import { messageOf } from './mail-message.ts';
import type { MailTransport } from './mail-transport.ts';

/** How long a server may take to connect and to greet, in milliseconds. */
const GREETING_MS = 10_000;
/** How long a server may stay silent during a mail, in milliseconds. */
const SILENCE_MS = 30_000;

/** This machine, as URLs name it. Nobody else hears what is said to it. */
const THIS_MACHINE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/i;

/**
 * Sends mail to an SMTP server, with a connection for each mail. With smtp://, a server on another machine must offer
 * STARTTLS: otherwise names, tickets and our password would cross the network unencrypted.
 *
 * @param url smtp:// or smtps://, with user and password if the server wants them
 * @param from our address, with or without a name
 */
export function smtpTransport(url: string, from: string): MailTransport {
  const transporter = createTransport({
    url,
    pool: false,
    requireTLS: !THIS_MACHINE.test(new URL(url).hostname),
    dnsTimeout: GREETING_MS,
    connectionTimeout: GREETING_MS,
    greetingTimeout: GREETING_MS,
    socketTimeout: SILENCE_MS,
    // Its messages contain addresses.
    logger: false,
  });
  return {
    async send(mail, signal) {
      const message = messageOf(mail, from);
      message.signal = signal;
      await transporter.sendMail(message);
    },
  };
}
