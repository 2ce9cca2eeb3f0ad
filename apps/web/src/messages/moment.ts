const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

/** A past moment on the clocks of this device: `at 14:02`, or `on Tue 24 Nov at 14:02` if that was another day. */
export function momentInWords(at: number, now: number): string {
  const time = `at ${clock.format(at)}`;
  const date = day.format(at);
  return date === day.format(now) ? time : `on ${date.replace(',', '')} ${time}`;
}
