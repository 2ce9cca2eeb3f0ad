import type { LanguageCode } from '@jumpseat/texts';
import type { Language } from './language.ts';

// Each in a file of its own, so that a browser loads one.
const CATALOGUES = {
  en: () => import('./catalogues/en.ts'),
  de: () => import('./catalogues/de.ts'),
  ar: () => import('./catalogues/ar.ts'),
} satisfies Record<LanguageCode, unknown>;

/** Loads the texts of a language. */
export async function loadLanguage(code: LanguageCode): Promise<Language> {
  const { catalogue } = await CATALOGUES[code]();
  return { code, messages: catalogue };
}
