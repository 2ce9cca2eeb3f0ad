import type { SeatStatus } from '@jumpseat/client';

/** A seat's symbol says all that its colour does. */
export const LOOKS = {
  AVAILABLE: { symbol: '○', colour: 'green', word: 'free' },
  HELD: { symbol: '◐', colour: 'yellow', word: 'held' },
  BOOKED: { symbol: '●', colour: 'red', word: 'booked' },
} as const satisfies Record<SeatStatus, object>;

/** Colours a text, or leaves it as it is. */
export type Paint = (style: 'bold' | 'dim' | (typeof LOOKS)[SeatStatus]['colour'], text: string) => string;
