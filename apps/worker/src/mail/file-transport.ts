import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { mailName, messageOf } from './mail-message.ts';
import type { MailTransport } from './mail-transport.ts';

/** Only our account may read mails. */
const OWN_FILE = 0o600;
const OWN_FOLDER = 0o700;

/**
 * Writes mails to a folder, as files that mail programs can open: `{orderId}.{version}.eml`. For development, where
 * there is no mail server.
 *
 * @param folder the folder; created with the first mail
 * @param from our address, with or without a name
 */
export function fileTransport(folder: string, from: string): MailTransport {
  const composer = createTransport({ streamTransport: true, newline: 'windows' });
  return {
    async send(mail) {
      const { message } = await composer.sendMail(messageOf(mail, from));
      const path = join(folder, `${mailName(mail.id)}.eml`);
      const unfinished = `${path}.${randomUUID()}.tmp`;
      await mkdir(folder, { recursive: true, mode: OWN_FOLDER });
      await writeFile(unfinished, message, { mode: OWN_FILE });
      // In one step, so that nobody reads half a mail. A repeat replaces the mail.
      await rename(unfinished, path);
    },
  };
}
