import { LANGUAGES, type LanguageCode } from '@jumpseat/texts';
import type { Messages } from './catalogues/en.ts';
import { pathIn } from './languages.ts';

/** The language of a page, with its messages. */
export interface Language {
  readonly code: LanguageCode;
  readonly messages: Messages;
}

let findLanguage: () => Language = () => {
  throw new Error('no language is set: messages are read before a page has begun, perhaps by a constant of a module');
};

/** Sets how the current language is found: one for a browser's page, that of the request on a server. */
export function findLanguageBy(finder: () => Language): void {
  findLanguage = finder;
}

/** The texts of the current page, by feature. Read them where they are shown, never in a constant of a module. */
export function messages(): Messages {
  return findLanguage().messages;
}

/** The code of the current language. */
export function languageCode(): LanguageCode {
  return findLanguage().code;
}

/** The locale in which numbers, prices and dates are written. */
export function locale(): string {
  return LANGUAGES[languageCode()].locale;
}

/** The address of a page in the current language: `/help` is `/de/help` on a German page. */
export function pathTo(path: string): string {
  return pathIn(languageCode(), path);
}
