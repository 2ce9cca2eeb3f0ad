import type { LanguageCode } from '@jumpseat/texts';
import { onTestFinished } from 'vitest';
import { findLanguageBy } from '#language/language.ts';
import { loadLanguage } from '#language/load-language.ts';

/** Lets the rest of a test read pages in a language. */
export async function inLanguage(code: LanguageCode): Promise<void> {
  const [language, english] = [await loadLanguage(code), await loadLanguage('en')];
  findLanguageBy(() => language);
  onTestFinished(() => findLanguageBy(() => english));
}
