import { AIRPORT_CODES, BLOCK_BY, MAX_PASSENGERS, MAX_PRICE, WISHES } from '@jumpseat/domain';
import { z } from 'zod';
import { Cabin, SeatTrait } from './deck-view.ts';
import { Instant, Money, Passenger } from './views.ts';

// Strings of inputs may reach Postgres. So each is a Text, an enum, or matches a pattern without NUL and surrogates.

/** Text that Postgres can store: without NUL and without unpaired surrogates. */
export const Text = z
  .string()
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'contains a character that cannot be stored');

export const FlightId = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,20}$/, 'letters, digits and dashes, at most 20')
  .meta({ examples: ['FL123'] });

/** An airport's IATA code. */
export const AirportCode = z.string().regex(/^[A-Z]{3}$/, 'three capital letters');

/** An order's id. The server creates UUIDs; callers may bring their own. */
export const OrderId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'letters, digits, dashes and underscores, at most 64')
  .meta({ examples: ['5f1c9f0e-6f0a-4d57-9c9e-2b9f7a1f6a10'] });

export const UserId = Text.trim()
  .min(1, 'must not be empty')
  .max(100)
  .meta({ examples: ['ada'] });

/** Seat codes. The domain checks whether the flight has them. */
export const SeatCodes = z.array(Text.min(1).max(8)).max(500);

/** A payment code. The domain checks that it has 5 digits. */
export const PaymentCode = Text.max(64);

/** The last version that a viewer has seen. Without a version in it, the subscription starts from the beginning. */
const LastEventId = Text.nullish();

export const ByFlight = z.strictObject({ flightId: FlightId });
export const ByOrder = z.strictObject({ orderId: OrderId });

export const Party = z.array(Passenger.strict()).min(1).max(MAX_PASSENGERS);

/** The party and the cabin that the rules check seats against. */
const chooser = {
  /** Left out: adults. */
  party: Party.optional(),
  /** Allows seats of this cabin only; null or left out: any cabin. */
  cabin: Cabin.nullish(),
};

export const OfFlight = z.strictObject({ flightId: FlightId.optional() });

export const CreateOrder = z.strictObject({
  flightId: FlightId,
  userId: UserId.default('guest'),
  /** Seats to hold at once. Leave it out to choose later. */
  seats: SeatCodes.optional(),
  ...chooser,
  /** Leave it out to get one from the server. */
  orderId: OrderId.optional(),
});

export const QuoteSeats = z.strictObject({ flightId: FlightId, seats: SeatCodes, ...chooser });

export const ProposeSeats = z.strictObject({
  flightId: FlightId,
  party: Party,
  /** Left out: the cabin with the lowest fares. */
  cabin: Cabin.optional(),
  /** Traits that at least one of the seats should have. */
  prefer: z.array(z.enum(WISHES)).max(WISHES.length).optional(),
});

/** A missing party or cabin stays as it was; a null cabin allows any again. */
export const SelectSeats = z.strictObject({ orderId: OrderId, seats: SeatCodes, ...chooser });
export const Pay = z.strictObject({ orderId: OrderId, code: PaymentCode });

export const WatchSeatMap = z.strictObject({ flightId: FlightId, lastEventId: LastEventId });
export const WatchOrder = z.strictObject({ orderId: OrderId, lastEventId: LastEventId });

/** A calendar day, such as 2026-11-24. */
export const LocalDate = z.iso.date().regex(/^2/, 'the year must be 2000 to 2999');

/** The most entries of a list. */
export const Limit = z.int().min(1).max(1_000);

/** Filters the list of flights on sale. Without a filter, the list has all of them. */
export const ListFlights = z
  .strictObject({
    /** Only the flights of this route. */
    route: z.strictObject({ origin: AirportCode, destination: AirportCode }),
    /** True for demo flights only, false for all others. */
    demo: z.boolean(),
    /** The length of the list at most. */
    limit: Limit,
  })
  .partial()
  .default({});

/** `date` is a day of the origin's calendar. */
export const SearchFlights = z.strictObject({ origin: AirportCode, destination: AirportCode, date: LocalDate });

/** How many days one call may ask about. */
export const Days = z.int().min(1).max(31);

/** `days` days of the origin's calendar, from `date` on. */
export const LowestFares = SearchFlights.extend({ days: Days.default(7) });

/** A fare or a surcharge. Limited, so that the total of the largest order can be stored. */
const Price = Money.extend({ amount: z.int().min(0).max(MAX_PRICE) }).strict();

/** A moment to the millisecond, as Postgres stores it. */
const Moment = Instant.regex(/^[^.]*(\.\d{1,3})?Z$/, 'at most 3 digits after the second');

const Airport = z.enum(AIRPORT_CODES);

/** The id of a layout. The domain checks whether it exists. */
export const LayoutId = Text.min(1)
  .max(40)
  .meta({ examples: ['demo-30'] });

export const ByLayout = z.strictObject({ layoutId: LayoutId });

/** A new flight, on sale at once. */
export const CreateFlight = z.strictObject({
  flightId: FlightId,
  layoutId: LayoutId,
  origin: Airport.default('ZRH'),
  /** Must differ from the origin. */
  destination: Airport.default('LIS'),
  /** From one hour to two years ahead. Left out: a week ahead. */
  departsAt: Moment.optional(),
  /** After the departure, within two days. */
  arrivesAt: Moment.optional(),
  blockBy: z.enum(BLOCK_BY).default('cabin'),
  /** The fare of a seat in each cabin. Left out: the usual fares. */
  fares: z.partialRecord(Cabin, Price).optional(),
  /** The surcharge for each trait of a seat, by cabin. Left out: no surcharges. */
  surcharges: z.partialRecord(Cabin, z.partialRecord(SeatTrait, Price)).default({}),
});
