import type { SeatStatus } from '@jumpseat/client';

/** The symbol alone tells the status, for terminals without colours. */
export const LOOKS = {
  AVAILABLE: { symbol: '○', colour: 'green', word: 'free' },
  HELD: { symbol: '◐', colour: 'yellow', word: 'held' },
  BOOKED: { symbol: '●', colour: 'red', word: 'booked' },
} as const satisfies Record<SeatStatus, object>;

/** Styles a text, or returns it unchanged. */
export type Paint = (style: 'bold' | 'dim' | (typeof LOOKS)[SeatStatus]['colour'], text: string) => string;
