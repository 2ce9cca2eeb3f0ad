import type { ContactLanguage } from '@jumpseat/domain';
import { DEFAULT_LANGUAGE } from '@jumpseat/texts';

/**
 * The address of one of our pages in a language.
 *
 * @param origin our site, without a slash at its end
 * @param path the path of the English page, such as `/trips`
 */
export function siteAddress(origin: string, language: ContactLanguage, path: string): string {
  const prefix = language === DEFAULT_LANGUAGE ? '' : `/${language}`;
  return `${origin}${prefix}${path}`;
}
