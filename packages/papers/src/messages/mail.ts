import type { ContactLanguage } from '@jumpseat/domain';
import { mail as ar } from './mail.ar.ts';
import { mail as de } from './mail.de.ts';
import { mail as en, type MailMessages } from './mail.en.ts';

const MAIL: Readonly<Record<ContactLanguage, MailMessages>> = { en, de, ar };

/** The texts of mail in a language. */
export function mailIn(language: ContactLanguage): MailMessages {
  return MAIL[language];
}
