import type { LanguageCode } from '@jumpseat/texts';
import { languageCode } from '#language/language.ts';
import type { PageLoad } from './$types';

const TEXTS = {
  en: () => import('./Text.en.svelte'),
  de: () => import('./Text.de.svelte'),
  ar: () => import('./Text.ar.svelte'),
} satisfies Record<LanguageCode, unknown>;

/** Loads the text in the language of the page. */
export const load: PageLoad = async () => ({ Text: (await TEXTS[languageCode()]()).default });
