import type { BoardingPass, Trip } from '@jumpseat/booking/contracts';
import { aztec } from './aztec.ts';
import { boardingPassText } from './boarding-pass-text.ts';

/** The boarding passes of a trip, in the order of its travellers. None if nobody was named. */
export function boardingPassesOf(trip: Trip): BoardingPass[] {
  return trip.travellers.map((traveller, position) => {
    const text = boardingPassText(trip, traveller, position);
    return { position, traveller, text, barcode: aztec(text) };
  });
}
