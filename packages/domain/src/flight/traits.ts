/** What is particular about a seat. The first three follow from where it is; an aircraft's file says the others. */
export const SEAT_TRAITS = [
  'window',
  'aisle',
  'middle',
  'extraLegroom',
  /** Beside an emergency exit: who sits there must be able to help. */
  'exitRow',
  /** A cot can be fixed in front of it. */
  'bassinet',
  'noRecline',
  /** The window is missing or misplaced. */
  'restrictedView',
  /** Its belt takes no infant on the lap. */
  'noInfant',
] as const;
export type SeatTrait = (typeof SEAT_TRAITS)[number];

/** The traits that an aircraft's file says. */
export type GivenTrait = Exclude<SeatTrait, 'window' | 'aisle' | 'middle'>;
