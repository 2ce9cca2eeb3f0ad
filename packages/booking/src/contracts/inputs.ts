import { AIRPORT_CODES, BLOCK_BY, MOST_PRICE, WISHES } from '@jumpseat/domain';
import { z } from 'zod';
import { Cabin, SeatTrait } from './deck-view.ts';
import { Instant, Money, Passenger } from './views.ts';

// Every string of an input is a Text, an enum, or held to a pattern without NUL and surrogates: all of them may reach Postgres.

/** Text that Postgres can store as it is: without NUL, and without half a surrogate pair. */
const Text = z
  .string()
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'has a character that cannot be stored');

/** A flight's id: letters, digits and dashes. */
export const FlightId = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,20}$/, 'letters, digits and dashes, at most 20')
  .meta({ examples: ['FL123'] });

/** An airport's IATA code. */
export const AirportCode = z.string().regex(/^[A-Z]{3}$/, 'three capital letters');

/** An order's id. The server makes UUIDs; callers of `POST /orders` may bring their own. */
export const OrderId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'letters, digits, dashes and underscores, at most 64')
  .meta({ examples: ['5f1c9f0e-6f0a-4d57-9c9e-2b9f7a1f6a10'] });

export const UserId = Text.trim()
  .min(1, 'is empty')
  .max(100)
  .meta({ examples: ['ada'] });

/** Seat codes as typed; whether the flight has them is for the domain to say. */
export const SeatCodes = z.array(Text.min(1).max(8)).max(500);

/** What a passenger types to pay; that it is 5 digits is for the domain to say. */
export const PaymentCode = Text.max(64);

/** The last version that a watcher has seen; one that names none has it begin afresh. */
const LastEventId = Text.nullish();

export const ByFlight = z.strictObject({ flightId: FlightId });
export const ByOrder = z.strictObject({ orderId: OrderId });

/** Who travels; an infant sits on the lap of an adult. Infants included, more than 18 are never carried on 9 seats. */
export const Party = z.array(Passenger.strict()).min(1).max(18);

/** Who chooses seats: what the rules go by. */
const chooser = {
  /** Adults where it isn't said. */
  party: Party.optional(),
  /** Seats of this cabin alone; null for any. Any where it isn't said. */
  cabin: Cabin.nullish(),
};

/** Of one flight, or of any. */
export const OfFlight = z.strictObject({ flightId: FlightId.optional() });

/** Opens an order: with seats, they are held at once. */
export const CreateOrder = z.strictObject({
  flightId: FlightId,
  userId: UserId.default('guest'),
  /** Seats to hold at once; leave out to choose later. */
  seats: SeatCodes.optional(),
  ...chooser,
  /** Leave out to have the server make one. */
  orderId: OrderId.optional(),
});

/** Asks what seats would cost, and whether they may be chosen. */
export const QuoteSeats = z.strictObject({ flightId: FlightId, seats: SeatCodes, ...chooser });

/** Asks for the best seats of a flight for a party. */
export const ProposeSeats = z.strictObject({
  flightId: FlightId,
  party: Party,
  /** The cabin with the lowest fares where it isn't said. */
  cabin: Cabin.optional(),
  /** What one of the seats should have. */
  prefer: z.array(z.enum(WISHES)).max(WISHES.length).optional(),
});

/** Replaces an order's seats. What is left out of party and cabin stays as it was; a null cabin takes the choice back. */
export const SelectSeats = z.strictObject({ orderId: OrderId, seats: SeatCodes, ...chooser });
export const Pay = z.strictObject({ orderId: OrderId, code: PaymentCode });

/** Watches a map; `lastEventId` is the last version seen, to go on from there. */
export const WatchSeatMap = z.strictObject({ flightId: FlightId, lastEventId: LastEventId });
export const WatchOrder = z.strictObject({ orderId: OrderId, lastEventId: LastEventId });

/** A day of a calendar, such as 2026-11-24. */
export const LocalDate = z.iso.date().regex(/^2/, 'a year from 2000 to 2999');

/** How many of a list are returned, at most 1,000. */
export const Limit = z.int().min(1).max(1_000);

/** Which flights on sale to list: all of them where nothing is said. */
export const ListFlights = z
  .strictObject({
    /** The flights of a route alone. */
    route: z.strictObject({ origin: AirportCode, destination: AirportCode }),
    /** Flights to try things on alone, or none of them. */
    demo: z.boolean(),
    /** The first so many. */
    limit: Limit,
  })
  .partial()
  .default({});

/** Looks for flights; `date` is a day of the origin's calendar. */
export const SearchFlights = z.strictObject({ origin: AirportCode, destination: AirportCode, date: LocalDate });

/** What one pays: never less than nothing, and so little that the total of the largest order can be stored. */
const Price = Money.extend({ amount: z.int().min(0).max(MOST_PRICE) }).strict();

/** A moment to the millisecond: what is finer could not be stored. */
const Moment = Instant.regex(/^[^.]*(\.\d{1,3})?Z$/, 'milliseconds are the finest');

const Airport = z.enum(AIRPORT_CODES);

/** The id of a layout; whether there is one is for the domain to say. */
export const LayoutId = Text.min(1)
  .max(40)
  .meta({ examples: ['demo-30'] });

export const ByLayout = z.strictObject({ layoutId: LayoutId });

/** A new flight, open for sale at once. */
export const CreateFlight = z.strictObject({
  flightId: FlightId,
  layoutId: LayoutId,
  origin: Airport.default('ZRH'),
  /** Another airport than the origin. */
  destination: Airport.default('LIS'),
  /** From an hour to two years ahead; a week ahead where it isn't said. */
  departsAt: Moment.optional(),
  /** After the departure, within two days. */
  arrivesAt: Moment.optional(),
  blockBy: z.enum(BLOCK_BY).default('cabin'),
  /** What a seat costs in each cabin; the usual fares where it isn't said. */
  fares: z.partialRecord(Cabin, Price).optional(),
  /** What a seat of a cabin costs besides, for each trait; nothing where it isn't said. */
  surcharges: z.partialRecord(Cabin, z.partialRecord(SeatTrait, Price)).default({}),
});
