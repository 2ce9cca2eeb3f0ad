import { messages } from '#language/language.ts';

/** Joins words as people say them: `12A, 12B and 12C`. */
export function listInWords(items: readonly string[]): string {
  return messages().common.list(items);
}

/** A list with its verb: `12A is`, or `12A and 14C are`. */
export function listWithVerb(items: readonly string[], one: string, more: string): string {
  return `${listInWords(items)} ${items.length === 1 ? one : more}`;
}

/** A count with its noun: `1 seat`, `3 seats`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Words with a capital first letter. */
export function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A number of seconds as people say it: `15 minutes`, rounded down; below a minute in seconds. */
export function durationInWords(seconds: number): string {
  const { common } = messages();
  return seconds < 60 ? common.seconds(seconds) : common.minutes(Math.floor(seconds / 60));
}
