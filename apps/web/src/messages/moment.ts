import { perLocale } from '#language/format.ts';
import { messages } from '#language/language.ts';
import { withoutEnglishComma } from './local-time.ts';

const clock = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
);
const day = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }),
);

/** The time of a moment on the clocks of this device: 14:02. */
export function timeOf(at: number): string {
  return clock().format(at);
}

/** A past moment on the clocks of this device: `at 14:02`, or `on Tue 24 Nov at 14:02` if that was another day. */
export function momentInWords(at: number, now: number): string {
  const { common } = messages();
  const date = day().format(at);
  if (date === day().format(now)) return common.atTime(timeOf(at));
  return common.onDayAtTime(withoutEnglishComma(date), timeOf(at));
}

/** A moment on the clocks of this device, for lists: `Tue 24 Nov, 14:02`. */
export function dayAndTimeOf(at: number): string {
  return messages().common.dayAndTime(withoutEnglishComma(day().format(at)), timeOf(at));
}
