import type { Problem } from '@jumpseat/booking/contracts';
import { inWords } from '#words/list.ts';

/** Something a passenger is told: what happened, and what to do next. */
export interface Notice {
  readonly message: string;
  readonly advice: string;
}

/** A refusal in the words of someone who just clicked a seat. */
export function noticeOf({ code, message, advice, seats = [] }: Problem): Notice {
  if (seats.length > 0 && code === 'SEAT_HELD') {
    return {
      message: `${inWords(seats)} ${seats.length === 1 ? 'was' : 'were'} just taken by someone else.`,
      advice: 'Choose another seat, or come back later: a hold that is not paid for runs out.',
    };
  }
  if (seats.length > 0 && code === 'SEAT_BOOKED') {
    return {
      message: `${inWords(seats)} ${seats.length === 1 ? 'is' : 'are'} already booked.`,
      advice: 'Choose another seat.',
    };
  }
  return { message: `${message}.`, advice };
}
