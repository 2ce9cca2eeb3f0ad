/** The forms of a phrase for the plural categories of a language. `#` stands for the number. */
export type PluralForms = Readonly<{ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>>;

/** What the messages of a language need to write numbers and lists by its rules. */
export function grammarOf(locale: string) {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const and = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    /** A count with its noun: `plural(3, { one: '# seat', other: '# seats' })` is `3 seats`. */
    plural(count: number, forms: PluralForms): string {
      return (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
    },
    /** Items as people say them: `12A, 12B and 12C`. */
    list: (items: readonly string[]): string => and.format(items),
  };
}
