import { locale } from './language.ts';

/** Keeps one formatter of Intl for each locale, because making one is slow. */
export function perLocale<Formatter>(make: (locale: string) => Formatter): () => Formatter {
  const made = new Map<string, Formatter>();
  return () => {
    const current = locale();
    let formatter = made.get(current);
    if (formatter === undefined) {
      formatter = make(current);
      made.set(current, formatter);
    }
    return formatter;
  };
}
