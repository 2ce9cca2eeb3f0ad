import { type CabinId, countOf, type Party, refuseSeat, seatsNeeded } from '@jumpseat/domain';
import type { Seating } from '#features/seat-map/seating.svelte.ts';
import { messages } from '#language/language.ts';
import { type NamedError, type NoticeText, noticeOf } from '#messages/notice.ts';

/** The seats that nobody has in a cabin. */
export interface FreeSeats {
  readonly cabin: CabinId;
  readonly free: number;
  /** How many of them the rules allow to the group. */
  readonly allowed: number;
}

/** Counts the free seats of each cabin. */
export function countFreeSeats(seating: Seating, party: Party): FreeSeats[] {
  const free = [...seating.seats.values()].filter(({ code }) => ['available', 'unfit'].includes(seating.lookOf(code)));
  return [...Map.groupBy(free, ({ cabin }) => cabin)].map(([cabin, seats]) => ({
    cabin,
    free: seats.length,
    allowed: seats.filter((seat) => !refuseSeat(seat, { party, cabin })).length,
  }));
}

/** Why no seats can be suggested to the group in this cabin, and which other cabin has enough. */
export function noProposal(error: NamedError, party: Party, cabin: CabinId, counts: readonly FreeSeats[]): NoticeText {
  const needed = seatsNeeded(party);
  const here = counts.find((count) => count.cabin === cabin) ?? { free: 0, allowed: 0 };
  const left = error.code === 'CABIN_FULL' ? here.free : here.allowed;
  const isAboutCabin = error.code === 'CABIN_FULL' || error.code === 'NO_SEATS_FOR_PARTY';
  // Seats may have become free since the server answered.
  if (!isAboutCabin || left >= needed) return noticeOf(error);
  const m = messages().party.noProposal;
  const others = counts.filter((count) => count.cabin !== cabin && count.allowed >= needed);
  const elsewhere = others.map((count) => count.cabin);
  return {
    message: error.code === 'CABIN_FULL' ? m.tooFew(cabin, left, needed) : tooFewAllowed(party, cabin, left),
    advice: left > 0 ? m.tryElsewhereOrSplit(elsewhere) : m.tryElsewhere(elsewhere),
  };
}

/** The rules allow too few of the free seats to the group. */
function tooFewAllowed(party: Party, cabin: CabinId, left: number): string {
  const m = messages().party.noProposal;
  if (countOf(party, 'infant') > 0) return m.tooFewForBaby(cabin, left);
  return countOf(party, 'child') > 0 ? m.tooFewForChild(cabin, left) : m.tooFewForGroup(cabin, left);
}
