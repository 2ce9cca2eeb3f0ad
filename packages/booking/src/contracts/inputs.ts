import { BLOCK_BY, WISHES } from '@jumpseat/domain';
import { z } from 'zod';
import { Cabin, SeatTrait } from './deck-view.ts';
import { Instant, Money, Passenger } from './views.ts';

/** A flight's id: letters, digits and dashes. */
export const FlightId = z.string().regex(/^[A-Za-z0-9-]{1,20}$/, 'letters, digits and dashes, at most 20');

/** An airport's IATA code. */
export const AirportCode = z.string().regex(/^[A-Z]{3}$/, 'three capital letters');

/** An order's id. The server makes UUIDs; callers of `POST /orders` may bring their own. */
export const OrderId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'letters, digits, dashes and underscores, at most 64');

export const UserId = z.string().trim().min(1, 'is empty').max(100);

/** Seat codes as typed; whether the flight has them is for the domain to say. */
export const SeatCodes = z.array(z.string().min(1).max(8)).max(500);

/** What a passenger types to pay; that it is 5 digits is for the domain to say. */
export const PaymentCode = z.string().max(64);

export const ByFlight = z.object({ flightId: FlightId });
export const ByOrder = z.object({ orderId: OrderId });

/** Who travels; an infant sits on the lap of an adult. Infants included, more than 18 are never carried on 9 seats. */
export const Party = z.array(Passenger).min(1).max(18);

/** Who chooses seats: what the rules go by. */
const chooser = {
  /** Adults where it isn't said. */
  party: Party.optional(),
  /** Seats of this cabin alone; null for any. Any where it isn't said. */
  cabin: Cabin.nullish(),
};

/** Of one flight, or of any. */
export const OfFlight = z.object({ flightId: FlightId.optional() });

/** Opens an order: with seats, they are held at once. */
export const CreateOrder = z.object({
  flightId: FlightId,
  userId: UserId.default('guest'),
  /** Seats to hold at once; leave out to choose later. */
  seats: SeatCodes.optional(),
  ...chooser,
  /** Leave out to have the server make one. */
  orderId: OrderId.optional(),
});

/** Asks what seats would cost, and whether they may be chosen. */
export const QuoteSeats = z.object({ flightId: FlightId, seats: SeatCodes, ...chooser });

/** Asks for the best seats of a flight for a party. */
export const ProposeSeats = z.object({
  flightId: FlightId,
  party: Party,
  /** The cabin with the lowest fares where it isn't said. */
  cabin: Cabin.optional(),
  /** What one of the seats should have. */
  prefer: z.array(z.enum(WISHES)).max(WISHES.length).optional(),
});

/** Replaces an order's seats. What is left out of party and cabin stays as it was; a null cabin takes the choice back. */
export const SelectSeats = z.object({ orderId: OrderId, seats: SeatCodes, ...chooser });
export const Pay = z.object({ orderId: OrderId, code: PaymentCode });

/** Watches a map; `lastEventId` is the last version seen, to go on from there. */
export const WatchSeatMap = z.object({ flightId: FlightId, lastEventId: z.string().nullish() });
export const WatchOrder = z.object({ orderId: OrderId, lastEventId: z.string().nullish() });

/** A day of a calendar, such as 2026-11-24. */
export const LocalDate = z.iso.date().regex(/^2/, 'a year from 2000 to 2999');

/** Which flights on sale to list: all of them where nothing is said. */
export const ListFlights = z
  .object({
    /** The flights of a route alone. */
    route: z.object({ origin: AirportCode, destination: AirportCode }),
    /** Flights to try things on alone, or none of them. */
    demo: z.boolean(),
    /** The first so many. */
    limit: z.int().min(1).max(1_000),
  })
  .partial()
  .default({});

/** Looks for flights; `date` is a day of the origin's calendar. */
export const SearchFlights = z.object({ origin: AirportCode, destination: AirportCode, date: LocalDate });

/** What one pays: never less than nothing. */
const Price = Money.extend({ amount: z.int().min(0).max(100_000_000) });

/** A new flight, open for sale at once. */
export const CreateFlight = z.object({
  flightId: FlightId,
  layoutId: z.string().min(1).max(40),
  origin: AirportCode.default('ZRH'),
  destination: AirportCode.default('LIS'),
  /** At least an hour ahead; a week ahead where it isn't said. */
  departsAt: Instant.optional(),
  arrivesAt: Instant.optional(),
  blockBy: z.enum(BLOCK_BY).default('cabin'),
  /** What a seat costs in each cabin; the usual fares where it isn't said. */
  fares: z.partialRecord(Cabin, Price).optional(),
  /** What a seat of a cabin costs besides, for each trait; nothing where it isn't said. */
  surcharges: z.partialRecord(Cabin, z.partialRecord(SeatTrait, Price)).default({}),
});
