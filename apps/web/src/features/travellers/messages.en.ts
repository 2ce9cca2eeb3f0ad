import type { PassengerKind } from '@jumpseat/domain';

/** The names of those who travel, and where we can reach them. */
export const travellers = {
  title: (flight: string) => `Travellers on ${flight}`,
  /** What search engines and previews show. */
  description: 'Enter who travels in the seats that are held for you.',
  page: {
    heading: 'Who is travelling?',
    asInPassport: 'Enter each name as in the passport.',
    held: 'Time and price',
    proceed: 'Continue to payment',
    saving: 'Saving…',
  },
  kinds: { adult: 'Adult', child: 'Child', infant: 'Baby' } satisfies Record<PassengerKind, string>,
  /** One of several babies. */
  nthBaby: (which: number) => `Baby ${which}`,
  fields: {
    givenName: 'Given name',
    familyName: 'Family name',
    bornOn: 'Date of birth',
    lap: 'On the lap of',
    /** An adult whose name isn't entered yet. */
    adultIn: (seat: string) => `Adult in ${seat}`,
    nameAndSeat: (name: string, seat: string) => `${name}, ${seat}`,
  },
  contact: {
    heading: 'Contact',
    what: 'So that we can reach you about this booking.',
    email: 'E-mail',
    phone: 'Phone (optional)',
    remind: 'E-mail me five minutes before my time is up',
  },
  moving: {
    up: 'Move up',
    down: 'Move down',
    /** Announces who has which seat now. */
    moved: (one: string, seat: string, other: string, otherSeat: string) =>
      `${one} now has ${seat}, and ${other} has ${otherSeat}.`,
  },
  problems: {
    noGivenName: 'Enter the given name.',
    noFamilyName: 'Enter the family name.',
    badName: 'Use only letters, spaces, hyphens and apostrophes, at most 60 characters.',
    noBirthDate: 'Enter the date of birth.',
    badBirthDate: {
      child: (day: string) =>
        `Children are 2 to 11 years old on the day of departure, ${day}. Check the date, or change your group.`,
      infant: (day: string) =>
        `Babies are under 2 years old on the day of departure, ${day}. Check the date, or change your group.`,
    },
    noEmail: 'Enter your e-mail address.',
    badEmail: 'Enter an address such as ada@example.com.',
    badPhone: 'Enter 5 to 15 digits, or leave this empty.',
  },
  /** Who sits where, on the pages of an order. */
  seats: {
    heading: 'Travellers',
    missing: 'Some names are missing.',
    enter: 'Enter names',
    change: 'Change names',
    /** After the name of the adult. */
    withBaby: (name: string) => `with ${name} on the lap`,
  },
};

export type TravellersMessages = typeof travellers;
