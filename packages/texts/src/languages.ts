import type { ContactLanguage } from '@jumpseat/domain';

/** The languages of pages, mail and documents. */
export const LANGUAGES = {
  en: { name: 'English', locale: 'en-GB', direction: 'ltr' },
  de: { name: 'Deutsch', locale: 'de-DE', direction: 'ltr' },
  // With Latin digits, as in seat numbers and on boarding passes.
  ar: { name: 'العربية', locale: 'ar-u-nu-latn', direction: 'rtl' },
} as const satisfies Record<ContactLanguage, { name: string; locale: string; direction: 'ltr' | 'rtl' }>;

export type LanguageCode = keyof typeof LANGUAGES;

export const LANGUAGE_CODES = Object.keys(LANGUAGES) as readonly LanguageCode[];
/** The language of addresses without a prefix. */
export const DEFAULT_LANGUAGE: LanguageCode = 'en';

export function isLanguageCode(text: string | null | undefined): text is LanguageCode {
  return typeof text === 'string' && Object.hasOwn(LANGUAGES, text);
}
