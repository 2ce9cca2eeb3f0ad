import { listWithVerb } from '#messages/text.ts';

/** `12A is free`, `12A and 14C are free` */
export function freeWords(seats: readonly string[]): string {
  return `${listWithVerb(seats, 'is', 'are')} free`;
}

/** `12A was booked by someone else` */
export function bookedWords(seats: readonly string[]): string {
  return `${listWithVerb(seats, 'was', 'were')} booked by someone else`;
}
