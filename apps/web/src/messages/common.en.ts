import type { CabinId } from '@jumpseat/domain';
import { grammarOf } from '@jumpseat/texts';

const { plural, list } = grammarOf('en-GB');

/** Words that several features share. */
export const common = {
  seats: (count: number) => plural(count, { one: '# seat', other: '# seats' }),
  seatsLeft: (count: number) => plural(count, { one: '# seat left', other: '# seats left' }),
  flights: (count: number) => plural(count, { one: '# flight', other: '# flights' }),
  minutes: (count: number) => plural(count, { one: '# minute', other: '# minutes' }),
  seconds: (count: number) => plural(count, { one: '# second', other: '# seconds' }),
  /** The duration of a flight. */
  hoursAndMinutes: (hours: number, minutes: number) =>
    [...(hours > 0 ? [`${hours} h`] : []), ...(minutes > 0 ? [`${minutes} min`] : [])].join(' '),
  /** Items as people say them. */
  list,
  /** A route by its cities. */
  route: (origin: string, destination: string) => `${origin} to ${destination}`,
  /** A moment of today. */
  atTime: (time: string) => `at ${time}`,
  /** A moment of another day. */
  onDayAtTime: (day: string, time: string) => `on ${day} at ${time}`,
  /** A moment in a list. */
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,
  cabins: { first: 'First', business: 'Business', premium: 'Premium', economy: 'Economy' } satisfies Record<
    CabinId,
    string
  >,
};

export type CommonMessages = typeof common;
