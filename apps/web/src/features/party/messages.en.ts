import type { CabinId, PassengerKind, ReasonCode, Wish } from '@jumpseat/domain';
import { grammarOf } from '@jumpseat/texts';

const { plural, list } = grammarOf('en-GB');

const CABINS: Readonly<Record<CabinId, string>> = {
  first: 'First',
  business: 'Business',
  premium: 'Premium',
  economy: 'Economy',
};

const WISHES: Readonly<Record<Wish, string>> = {
  window: 'a window seat',
  aisle: 'an aisle seat',
  extraLegroom: 'extra legroom',
  bassinet: 'a bassinet',
};

/** The beginning of a sentence about the free seats of a cabin. */
const hasOnly = (cabin: CabinId, left: number) =>
  left === 0
    ? `${CABINS[cabin]} has no seats`
    : plural(left, { one: `${CABINS[cabin]} has only # seat`, other: `${CABINS[cabin]} has only # seats` });

const elsewhere = (cabins: readonly CabinId[]) => cabins.map((id) => CABINS[id]).join(' or ') || 'another flight';

/** A group of passengers, and the seats suggested to it. */
export const party = {
  passengers: {
    adult: (count: number) => plural(count, { one: '# adult', other: '# adults' }),
    child: (count: number) => plural(count, { one: '# child', other: '# children' }),
    infant: (count: number) => plural(count, { one: '# baby', other: '# babies' }),
  } satisfies Record<PassengerKind, unknown>,
  /** Passengers of several kinds. */
  travellers: (count: number) => plural(count, { one: '# traveller', other: '# travellers' }),
  /** The numbers of a form. */
  steppers: {
    adult: { label: 'Adults', hint: '12 years or older', add: 'Add an adult', remove: 'Remove an adult' },
    child: { label: 'Children', hint: '2 to 11 years, own seat', add: 'Add a child', remove: 'Remove a child' },
    infant: { label: 'Babies', hint: "Under 2, on an adult's lap", add: 'Add a baby', remove: 'Remove a baby' },
  } satisfies Record<PassengerKind, unknown>,
  form: {
    heading: 'Seat us together',
    /** Before a choice of traits: window, aisle. */
    wishes: 'At least one seat with',
    findTogether: 'Find seats together',
    findBest: 'Find the best seat',
    inCabin: (cabin: CabinId) => `In ${CABINS[cabin]}, as chosen above the map`,
  },
  /** Why no seats are suggested, by what the free seats lack. */
  noProposal: {
    tooFew: (cabin: CabinId, left: number, needed: number) =>
      `${hasOnly(cabin, left)} left, and your group needs ${needed}.`,
    tooFewForBaby: (cabin: CabinId, left: number) => `${hasOnly(cabin, left)} where a baby may sit on a lap.`,
    tooFewForChild: (cabin: CabinId, left: number) => `${hasOnly(cabin, left)} where a child may sit.`,
    tooFewForGroup: (cabin: CabinId, left: number) => `${hasOnly(cabin, left)} that your group may book.`,
    /** With the cabins that have enough seats, if there are some. */
    tryElsewhere: (cabins: readonly CabinId[]) => `Try ${elsewhere(cabins)}.`,
    tryElsewhereOrSplit: (cabins: readonly CabinId[]) =>
      `Try ${elsewhere(cabins)}, or book the rest of your group separately.`,
  },
  proposals: {
    name: 'Suggested seats',
    choice: 'Suggestions',
    dismiss: 'Dismiss suggestions',
    hold: (seats: number) => plural(seats, { one: 'Hold this seat', other: 'Hold these seats' }),
    taken: 'Someone else took one of these seats. Search again.',
  },
  /** What sets suggested seats apart from others. */
  names: {
    cheapest: 'Cheapest',
    frontRow: 'Front row',
    frontRowTogether: 'Front row together',
    withWish: (wish: Wish) => `With ${WISHES[wish]}`,
    sideBySide: 'Side by side',
    acrossAisle: 'Across the aisle',
    inRows: 'In rows behind each other',
    forward: 'Further forward',
    back: 'Further back',
    rows: (rows: readonly string[]) => plural(rows.length, { one: `Row ${list(rows)}`, other: `Rows ${list(rows)}` }),
    seats: (seats: readonly string[]) => `Seats ${list(seats)}`,
  },
  /** What speaks for or against suggested seats. */
  reasons: {
    SIDE_BY_SIDE: 'All side by side',
    ACROSS_AISLE: 'In one row, across the aisle',
    IN_ROWS: 'In rows behind each other',
    SPLIT: 'Your group sits in different places: no seats together are left',
    CHILDREN_BESIDE_ADULTS: 'Each child beside an adult',
    CHILDREN_APART: 'Not every child beside an adult',
    MIDDLE: 'Between two neighbours',
    STRANDS_SEAT: 'Leaves one seat on its own',
    UNASKED_LEGROOM: 'Extra legroom at an extra price',
    NO_RECLINE: "Seatbacks don't recline",
    RESTRICTED_VIEW: 'Limited window view',
  } satisfies Record<Exclude<ReasonCode, 'WISH_MET' | 'WISH_MISSED'>, string>,
  wishReasons: {
    WISH_MET: (wish: Wish) => `Includes ${WISHES[wish]}`,
    WISH_MISSED: (wish: Wish) => `Not available here: ${WISHES[wish]}`,
  },
};

export type PartyMessages = typeof party;
