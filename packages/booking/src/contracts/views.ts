import {
  BLOCK_BY,
  ERRORS,
  type ErrorCode,
  ORDER_STATUSES,
  PASSENGER_KINDS,
  REASONS,
  type ReasonCode,
  WISHES,
} from '@jumpseat/domain';
import { z } from 'zod';
import { Cabin, DeckView, SeatTrait } from './deck-view.ts';

/** A moment as an ISO 8601 string in UTC. */
export const Instant = z.iso.datetime();

/** A local time, without its zone: 2026-11-24T06:45. */
export const LocalTime = z.iso.datetime({ local: true, precision: -1 }).meta({ examples: ['2026-11-24T06:45'] });

/** An amount in integer minor units. */
export const Money = z
  .object({ amount: z.int(), currency: z.literal('EUR') })
  .meta({ examples: [{ amount: 12_900, currency: 'EUR' }] });

/** A passenger. */
export const Passenger = z.object({ kind: z.enum(PASSENGER_KINDS) });

/** The price of seats together, seat by seat. */
export const PriceBreakdown = z.object({
  lines: z
    .array(
      z.object({
        seat: z.string(),
        cabin: Cabin,
        fare: Money,
        /** The surcharge for each trait that has one. */
        surcharges: z.array(z.object({ trait: SeatTrait, price: Money })).readonly(),
        /** The fare plus the surcharges. */
        total: Money,
      }),
    )
    .readonly(),
  total: Money,
});
export type PriceBreakdown = z.infer<typeof PriceBreakdown>;

/** A refusal, with its title and advice. */
export const Problem = z.object({
  code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
  /** What happened, in one sentence without a full stop. */
  message: z.string(),
  /** What to do next, in full sentences. */
  advice: z.string(),
  /** The seats at fault. */
  seats: z.array(z.string()).optional(),
});
export type Problem = z.infer<typeof Problem>;

export const SeatStatus = z.enum(['AVAILABLE', 'HELD', 'BOOKED']);
export type SeatStatus = z.infer<typeof SeatStatus>;

/** A flight in a list, with its number of free seats. */
export const FlightSummary = z.object({
  id: z.string(),
  /** The flight number, such as JS201: the same each day. */
  number: z.string(),
  /** IATA codes of the airports. */
  origin: z.string(),
  destination: z.string(),
  departsAt: Instant,
  /** Null if it is not known. */
  arrivesAt: Instant.nullable(),
  /** In the time zone of the origin. */
  departsLocal: LocalTime,
  /** In the time zone of the destination. */
  arrivesLocal: LocalTime.nullable(),
  salesCloseAt: Instant,
  layoutId: z.string(),
  aircraft: z.string(),
  blockBy: z.enum(BLOCK_BY),
  /** The fare of a seat in each cabin. */
  fares: z.partialRecord(Cabin, Money),
  /** The surcharge for each trait of a seat, by cabin. */
  surcharges: z.partialRecord(Cabin, z.partialRecord(SeatTrait, Money)),
  seatsTotal: z.int(),
  seatsAvailable: z.int(),
  /** The number of free seats in each cabin of the aircraft. */
  seatsAvailableByCabin: z.partialRecord(Cabin, z.int()),
});
export type FlightSummary = z.infer<typeof FlightSummary>;

/** The lowest fare on a day of the origin's calendar. */
export const DayFare = z.object({ date: z.iso.date(), fare: Money });
export type DayFare = z.infer<typeof DayFare>;

/** An airport with flights on sale. */
export const AirportView = z.object({
  code: z.string(),
  city: z.string(),
  /** IANA name of its time zone. */
  timeZone: z.string(),
  /** The airports that flights on sale go to from here. */
  destinations: z.array(z.string()),
});
export type AirportView = z.infer<typeof AirportView>;

/** A flight with the decks of its aircraft. */
export const FlightView = FlightSummary.extend({ decks: z.array(DeckView).readonly() });
export type FlightView = z.infer<typeof FlightView>;

/** One seat of a map. The price is its fare plus surcharges. Never says who holds the seat. */
export const SeatView = z.object({ code: z.string(), cabin: Cabin, price: Money, status: SeatStatus });
export type SeatView = z.infer<typeof SeatView>;

/** All seats of a flight at one version. */
export const SeatMapView = z.object({ flightId: z.string(), version: z.int(), seats: z.array(SeatView) });
export type SeatMapView = z.infer<typeof SeatMapView>;

/**
 * A message to a viewer of a map. The first is a snapshot of every seat, or a delta since the version that the viewer
 * named. All others are deltas. A delta covers the versions after `after` up to `version`, and has only the seats that
 * changed.
 */
export const SeatMapMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), version: z.int(), seats: z.record(z.string(), SeatStatus) }),
  z.object({ type: z.literal('delta'), after: z.int(), version: z.int(), seats: z.record(z.string(), SeatStatus) }),
]);
export type SeatMapMessage = z.infer<typeof SeatMapMessage>;

/** The best seats for a party and up to two alternatives, the best first; or the refusal if there are none. */
export const SeatProposals = z.object({
  /** The version of the map that the proposals are based on. */
  version: z.int(),
  proposals: z.array(
    z.object({
      /** From nose to tail and left to right. */
      seats: z.array(z.string()),
      price: PriceBreakdown,
      /** The sum of the points of the reasons. */
      score: z.int(),
      /** The reasons for and against these seats. */
      reasons: z.array(
        z.object({
          code: z.enum(Object.keys(REASONS) as [ReasonCode, ...ReasonCode[]]),
          points: z.int(),
          /** The reason in words, such as `Includes a window seat`. */
          words: z.string(),
          /** The wish, if the reason is about one. */
          wish: z.enum(WISHES).optional(),
        }),
      ),
    }),
  ),
  refusal: Problem.nullable(),
});
export type SeatProposals = z.infer<typeof SeatProposals>;

/** The number of people who look at a flight now. */
export const Presence = z.object({ viewers: z.int() });
export type Presence = z.infer<typeof Presence>;

/** An order as its owner sees it. */
export const OrderView = z.object({
  orderId: z.string(),
  flightId: z.string(),
  userId: z.string(),
  status: z.enum(ORDER_STATUSES),
  /** The seats that are held or booked. After the order has ended: the last ones. */
  seats: z.array(z.string()),
  /** The passengers. An order without a party has an adult for each seat. */
  party: z.array(Passenger),
  /** The chosen cabin; null for any. */
  cabin: Cabin.nullable(),
  /** The price of the seats together, frozen with the hold; null before a hold. */
  total: Money.nullable(),
  /** The breakdown of the total, frozen with the hold; null before a hold. */
  price: PriceBreakdown.nullable(),
  /** When the order expires; null while it doesn't, during a payment and after its end. */
  holdExpiresAt: Instant.nullable(),
  /** Whole seconds until the order expires, by the server's clock; 0 if it doesn't. */
  timeRemaining: z.int(),
  /** How long a hold lasts after it is granted, in whole seconds. For progress bars. */
  holdSeconds: z.int(),
  /** Whether the passenger can still use the one extension. */
  extendable: z.boolean(),
  /** How much time the extension would add, in whole seconds; 0 if the passenger can't use it. */
  extensionSeconds: z.int(),
  attemptsUsed: z.int(),
  attemptsLeft: z.int(),
  /** The payment in progress; null if there is none. */
  payment: z
    .object({
      /** The number of the passenger's attempt, from 1. */
      attempt: z.int(),
      /** The number of the try at the gateway, from 1. */
      gatewayTry: z.int(),
      /** The highest number of tries at the gateway. */
      gatewayTries: z.int(),
      /** When this try begins or began; null for the first try, which begins at once. */
      retryAt: Instant.nullable(),
    })
    .nullable(),
  /** Why the last payment attempt failed. */
  lastPaymentError: Problem.nullable(),
  /** The last request that was refused and left the order as it was. */
  lastRefusal: Problem.nullable(),
  /** Why the order failed. */
  failure: Problem.nullable(),
  /** The booking reference, six or seven characters; null until the order is confirmed. */
  reference: z.string().nullable(),
  /** Rises with each change of the order. */
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
  /** The server's clock when it sent this. For countdowns. */
  serverTime: Instant,
});
export type OrderView = z.infer<typeof OrderView>;
