const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Things in a row as people say them: `12A, 12B and 12C`. */
export function inWords(items: readonly string[]): string {
  return conjunction.format(items);
}

/** A count with its noun: `1 seat`, `3 seats`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
