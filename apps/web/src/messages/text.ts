import { messages } from '#language/language.ts';

/** Joins words as people say them: `12A, 12B and 12C`. */
export function listInWords(items: readonly string[]): string {
  return messages().common.list(items);
}

/** A number of seconds as people say it: `15 minutes`, rounded down; below a minute in seconds. */
export function durationInWords(seconds: number): string {
  const { common } = messages();
  return seconds < 60 ? common.seconds(seconds) : common.minutes(Math.floor(seconds / 60));
}
