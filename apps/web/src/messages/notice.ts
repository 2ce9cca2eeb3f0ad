import type { Problem } from '@jumpseat/booking/contracts';
import { inWords } from './text.ts';

/** Something a passenger is told: what happened, and what to do next. */
export interface Notice {
  readonly message: string;
  readonly advice: string;
  /** Seats that someone else was quicker to take. */
  readonly lost?: readonly string[];
}

/** Seats that someone else took while they were being chosen. */
export function takenNotice(seats: readonly string[]): Notice {
  return {
    message: `${inWords(seats)} ${seats.length === 1 ? 'was' : 'were'} just taken by someone else.`,
    advice: 'Your other seats stay yours.',
    lost: seats,
  };
}

/** A refusal in the words of someone who just clicked a seat. */
export function noticeOf({ code, message, advice, seats = [] }: Problem): Notice {
  if (seats.length > 0 && code === 'SEAT_HELD') {
    const advice = 'Choose another seat, or come back later: a hold that is not paid for runs out.';
    return { ...takenNotice(seats), advice };
  }
  if (seats.length > 0 && code === 'SEAT_BOOKED') {
    return {
      message: `${inWords(seats)} ${seats.length === 1 ? 'is' : 'are'} already booked.`,
      advice: 'Choose another seat.',
      lost: seats,
    };
  }
  return { message: `${message}.`, advice };
}
