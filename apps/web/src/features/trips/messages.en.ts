import { grammarOf } from '@jumpseat/texts';
import type { TripGroup } from './group-trips.ts';

const { plural, list } = grammarOf('en-GB');

/** A passenger's trips, and how to find a booking again. */
export const trips = {
  title: 'My trips',
  description: 'Your booked trips. Find a booking again by its reference and a family name.',
  groups: { upcoming: 'Coming up', past: 'Past trips', refunded: 'Refunded' } satisfies Record<TripGroup, string>,
  none: {
    title: 'No trips coming up',
    advice: '[Find a flight]: once you have paid, the trip is here. If you booked elsewhere, find your booking.',
  },
  trip: {
    seats: (count: number) => plural(count, { one: 'Seat', other: 'Seats' }),
    reference: 'Booking reference',
  },
  /** On the home page. */
  next: {
    title: (route: string) => `Your next trip: ${route}`,
    when: (day: string, seats: readonly string[]) => `${day}, ${list(seats)}`,
  },
  find: {
    title: 'Find my booking',
    text: "For a booking that you made in another browser or on another device. Afterwards it's here, too.",
    reference: 'Booking reference',
    referenceHelp: '6 or 7 letters and digits, from the confirmation.',
    familyName: 'Family name',
    familyNameHelp: "Of one of the travellers. Capital letters and accents don't matter.",
    submit: 'Find booking',
    searching: 'Looking for your booking…',
    incomplete: {
      title: 'Enter the reference and the family name',
      advice: 'We need both to find your booking.',
    },
    tooManyTries: { title: 'Too many tries', advice: 'Wait a few minutes, then try again.' },
  },
};

export type TripsMessages = typeof trips;
