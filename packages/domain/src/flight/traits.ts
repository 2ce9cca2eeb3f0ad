/** The traits of seats. The first three follow from the seat's position; the aircraft's file names the others. */
export const SEAT_TRAITS = [
  'window',
  'aisle',
  'middle',
  'extraLegroom',
  /** Beside an emergency exit: the passenger must be able to help. */
  'exitRow',
  /** A bassinet can be fixed in front of the seat. */
  'bassinet',
  'noRecline',
  /** The window is missing or misplaced. */
  'restrictedView',
  /** An infant can't sit on the lap here, because of the belt. */
  'noInfant',
] as const;
export type SeatTrait = (typeof SEAT_TRAITS)[number];

/** The traits that an aircraft's file names. */
export type GivenTrait = Exclude<SeatTrait, 'window' | 'aisle' | 'middle'>;
