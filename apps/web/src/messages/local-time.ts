/** The clock time of a local time: 06:45. */
export function clockOf(local: string): string {
  return local.slice(11, 16);
}

/** The date of a local time: 2026-11-24. */
export function dateOf(local: string): string {
  return local.slice(0, 10);
}

const short = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' });
const long = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });

/** A date or local time as a short date: Tue 24 Nov. */
export function shortDay(date: string): string {
  return short.format(Date.parse(dateOf(date))).replace(',', '');
}

/** A date or local time as a long date: Tuesday 24 November. */
export function longDay(date: string): string {
  return long.format(Date.parse(dateOf(date))).replace(',', '');
}

/** How many calendar days after its departure a flight arrives, by the dates of both airports. */
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

/** The duration of a flight, 2 h 55 min; null without an arrival. */
export function flightTime({ departsAt, arrivesAt }: { departsAt: string; arrivesAt: string | null }): string | null {
  if (arrivesAt === null) return null;
  const minutes = Math.round((Date.parse(arrivesAt) - Date.parse(departsAt)) / 60_000);
  return [
    ...(minutes >= 60 ? [`${Math.floor(minutes / 60)} h`] : []),
    ...(minutes % 60 > 0 ? [`${minutes % 60} min`] : []),
  ].join(' ');
}
