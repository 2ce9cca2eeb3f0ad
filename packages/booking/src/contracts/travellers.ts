import { CONTACT_LANGUAGES, MAX_NAME_UNITS, MAX_PASSENGERS, PASSENGER_KINDS } from '@jumpseat/domain';
import { z } from 'zod';
import { OrderId, Text } from './inputs.ts';
import { FlightSummary, OrderView } from './views.ts';

/** A date of birth, such as 2019-02-28. The domain checks that it exists. */
const BornOn = z.string().regex(/^[12]\d{3}-\d{2}-\d{2}$/, 'a date such as 2019-02-28');

/** A passenger with a name. */
export const TravellerView = z.strictObject({
  givenName: Text.max(MAX_NAME_UNITS).meta({ examples: ['Ada'] }),
  familyName: Text.max(MAX_NAME_UNITS).meta({ examples: ['Lovelace'] }),
  kind: z.enum(PASSENGER_KINDS),
  bornOn: BornOn.nullable()
    .default(null)
    .describe('The date of birth, needed for children and infants')
    .meta({ examples: ['2019-02-28'] }),
  seat: Text.min(1)
    .max(8)
    .nullable()
    .default(null)
    .describe('A seat of the order; null for an infant')
    .meta({ examples: ['A1'] }),
  lapOf: z
    .int()
    .min(0)
    .max(MAX_PASSENGERS - 1)
    .nullable()
    .default(null)
    .describe('For an infant: the position of its adult in the list, from 0'),
});

const Contact = z.strictObject({
  email: Text.max(254).meta({ examples: ['ada@example.com'] }),
  phone: Text.max(40)
    .nullable()
    .default(null)
    .meta({ examples: ['+41 44 555 01 99'] }),
  language: z.enum(CONTACT_LANGUAGES).default('en').describe('The language of our mail'),
  remind: z.boolean().default(false).describe('Whether to send a mail when the time to pay is nearly up'),
});

/** The personal data of a booking. */
export const TravelDetails = z.strictObject({
  travellers: z.array(TravellerView).min(1).max(MAX_PASSENGERS),
  contact: Contact,
});

/** Replaces the travellers and the contact of an order. */
export const SetTravellers = TravelDetails.extend({ orderId: OrderId });

/** The personal data of a booking as it is now; null members until they are entered or after they were erased. */
export const TravelDetailsView = z.object({
  travellers: z.array(TravellerView),
  contact: Contact.nullable(),
  isComplete: z.boolean().describe("Whether each of the order's seats has its traveller"),
});
export type TravelDetailsView = z.infer<typeof TravelDetailsView>;

/** The proof that someone may see a booking. Case, accents, blanks and signs don't count. */
export const FindBooking = z.strictObject({
  reference: Text.min(1)
    .max(20)
    .meta({ examples: ['K7QW3P'] }),
  familyName: Text.min(1)
    .max(MAX_NAME_UNITS)
    .meta({ examples: ['Lovelace'] }),
});

/** The signed link of a mail, which opens a booking. */
export const OpenTripLink = z.strictObject({ token: Text.min(1).max(400) });

/** A paid booking with its flight. */
export const TripView = z.object({ order: OrderView, flight: FlightSummary });
export type TripView = z.infer<typeof TripView>;
