import { randomInt } from 'node:crypto';
import { isReferenceTaken } from '@jumpseat/db';
import { BOOKING_REFERENCE_LENGTH, newBookingReference, type OrderEvent } from '@jumpseat/domain';

const { short, long } = BOOKING_REFERENCE_LENGTH;
/**
 * The lengths of the references that one try draws in turn. A booking gets a long one if its short one is taken. That is
 * rare until a good part of the 244 million short ones is in use.
 */
const LENGTHS = [short, long, long, long, long];
/** How many values `strongRandom` has: so many more than signs that each sign is as likely as the others. */
const STEPS = 2 ** 32;

/**
 * Records an event by `record`. A confirmation gets a booking reference first, and another one if that is taken. Throws
 * what `record` throws. Too many taken references are an error after which the turn is tried again.
 */
export async function recordWithReference<T>(event: OrderEvent, record: (event: OrderEvent) => Promise<T>): Promise<T> {
  if (event.type !== 'CONFIRMED') return record(event);
  for (const length of LENGTHS) {
    try {
      return await record({ ...event, reference: newBookingReference(strongRandom, length) });
    } catch (error) {
      if (!isReferenceTaken(error)) throw error;
    }
  }
  // It names no cause: a data fault as its cause would end the tries, and the order is paid already.
  throw new Error(`${LENGTHS.length} booking references in a row are taken`);
}

/** A number of at least 0 and below 1 that no one can guess: a reference is half of the key to a booking. */
function strongRandom(): number {
  return randomInt(STEPS) / STEPS;
}
