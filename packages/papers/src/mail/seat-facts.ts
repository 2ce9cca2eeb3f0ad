import type { Trip } from '@jumpseat/booking/contracts';
import { type ContactLanguage, fullName, type SeatCode, seatOf } from '@jumpseat/domain';
import { mailIn } from '../messages/mail.ts';
import { papersIn } from '../messages/papers.ts';
import type { Fact } from './mail-content.ts';

/** The seats as one fact: 14A, 14B and 14C. */
export function seatsFact(seats: readonly SeatCode[], language: ContactLanguage): Fact {
  const { seats: words } = mailIn(language);
  return { label: words.seats(seats.length), lines: [words.list(seats)] };
}

/** A fact for each seat of a trip: who sits there, babies on the lap, and the cabin. */
export function travellerFacts(trip: Trip, language: ContactLanguage): Fact[] {
  return trip.booking.hold.seats.map((seat) => ({
    label: mailIn(language).seats.seat(seat),
    lines: [...peopleIn(trip, seat, language), papersIn(language).cabins[seatOf(trip.flight, seat).cabin]],
  }));
}

/** The traveller in a seat, then babies on the lap. Empty if nobody was named. */
function peopleIn({ travellers }: Trip, seat: SeatCode, language: ContactLanguage): string[] {
  const position = travellers.findIndex((traveller) => traveller.seat === seat);
  const traveller = travellers[position];
  if (traveller === undefined) return [];
  const babies = travellers.filter(({ lapOf }) => lapOf === position);
  return [fullName(traveller), ...babies.map((baby) => mailIn(language).seats.withBaby(fullName(baby)))];
}
