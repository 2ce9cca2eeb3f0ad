/** The time of a time on a place's clocks, 06:45. */
export function clockOf(local: string): string {
  return local.slice(11, 16);
}

/** The day of a time on a place's clocks: 2026-11-24. */
export function dateOf(local: string): string {
  return local.slice(0, 10);
}

const short = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' });
const long = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });

/** A day, or the day of a time on a place's clocks, as people write it: Tue 24 Nov. */
export function shortDay(date: string): string {
  return short.format(Date.parse(dateOf(date))).replace(',', '');
}

/** The same in full: Tuesday 24 November. */
export function longDay(date: string): string {
  return long.format(Date.parse(dateOf(date))).replace(',', '');
}

/** How many calendar days after it left a flight lands; each day is that of its own airport. */
export function daysLater({
  departsLocal,
  arrivesLocal,
}: {
  departsLocal: string;
  arrivesLocal: string | null;
}): number {
  if (arrivesLocal === null) return 0;
  return (Date.parse(dateOf(arrivesLocal)) - Date.parse(dateOf(departsLocal))) / 86_400_000;
}

/** How long a flight takes, 2 h 55 min; null where nobody said when it lands. */
export function flightTime({ departsAt, arrivesAt }: { departsAt: string; arrivesAt: string | null }): string | null {
  if (arrivesAt === null) return null;
  const minutes = Math.round((Date.parse(arrivesAt) - Date.parse(departsAt)) / 60_000);
  return [
    ...(minutes >= 60 ? [`${Math.floor(minutes / 60)} h`] : []),
    ...(minutes % 60 > 0 ? [`${minutes % 60} min`] : []),
  ].join(' ');
}
