import { grammarOf } from '@jumpseat/texts';
import type { CommonMessages } from './common.en.ts';

const { plural, list } = grammarOf('de-DE');

export const common: CommonMessages = {
  seats: (count) => plural(count, { one: '# Sitz', other: '# Sitze' }),
  seatsLeft: (count) => plural(count, { one: 'Noch # Sitz', other: 'Noch # Sitze' }),
  flights: (count) => plural(count, { one: '# Flug', other: '# Flüge' }),
  minutes: (count) => plural(count, { one: '# Minute', other: '# Minuten' }),
  seconds: (count) => plural(count, { one: '# Sekunde', other: '# Sekunden' }),
  hoursAndMinutes: (hours, minutes) =>
    [...(hours > 0 ? [`${hours} Std.`] : []), ...(minutes > 0 ? [`${minutes} Min.`] : [])].join(' '),
  list,
  route: (origin, destination) => `${origin} nach ${destination}`,
  atTime: (time) => `um ${time} Uhr`,
  onDayAtTime: (day, time) => `am ${day} um ${time} Uhr`,
  dayAndTime: (day, time) => `${day}, ${time} Uhr`,
  cabins: { first: 'First', business: 'Business', premium: 'Premium', economy: 'Economy' },
};
