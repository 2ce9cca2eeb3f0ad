import { DEFAULT_LANGUAGE, isLanguageCode, type LanguageCode } from '@jumpseat/texts';

/** The language of an address, and its path without the language: `/de/help` is `/help` in German. */
export function splitPath(pathname: string): { language: LanguageCode; path: string } {
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(pathname) ?? [];
  if (!isLanguageCode(first) || first === DEFAULT_LANGUAGE) return { language: DEFAULT_LANGUAGE, path: pathname };
  return { language: first, path: rest || '/' };
}

/** The path of a page in a language: `/help` is `/de/help` in German, and `/help` in English. */
export function pathIn(language: LanguageCode, path: string): string {
  if (language === DEFAULT_LANGUAGE) return path;
  return path === '/' ? `/${language}` : `/${language}${path.startsWith('/?') ? path.slice(1) : path}`;
}

/** The first of our languages that a browser prefers, by its `accept-language` header. Null if it names none of them. */
export function preferredLanguage(header: string | null): LanguageCode | null {
  const wanted = (header ?? '').split(',').map((entry) => {
    const [range = '', ...params] = entry.trim().toLowerCase().split(';');
    const weight = params.map((param) => /^\s*q=([\d.]+)/.exec(param)?.[1]).find((found) => found !== undefined);
    return { language: range.split('-', 1)[0], weight: Number(weight ?? 1) };
  });
  const ours = wanted.filter(({ language, weight }) => isLanguageCode(language) && weight > 0);
  const [best] = ours.toSorted((a, b) => b.weight - a.weight);
  return isLanguageCode(best?.language) ? best.language : null;
}
