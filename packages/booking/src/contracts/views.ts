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

/** A time on the clocks of a place: 2026-11-24T06:45. */
export const LocalTime = z.iso.datetime({ local: true, precision: -1 }).meta({ examples: ['2026-11-24T06:45'] });

/** An amount in integer minor units. */
export const Money = z
  .object({ amount: z.int(), currency: z.literal('EUR') })
  .meta({ examples: [{ amount: 12_900, currency: 'EUR' }] });

/** Someone who travels. */
export const Passenger = z.object({ kind: z.enum(PASSENGER_KINDS) });

/** What seats cost together, seat by seat. */
export const PriceBreakdown = z.object({
  lines: z
    .array(
      z.object({
        seat: z.string(),
        cabin: Cabin,
        fare: Money,
        /** What the seat costs besides, for each trait that has a price. */
        surcharges: z.array(z.object({ trait: SeatTrait, price: Money })).readonly(),
        /** The fare and the surcharges together. */
        total: Money,
      }),
    )
    .readonly(),
  total: Money,
});
export type PriceBreakdown = z.infer<typeof PriceBreakdown>;

/** A refusal as people and programs read it. */
export const Problem = z.object({
  code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
  /** What happened, in one sentence. */
  message: z.string(),
  /** What to do next. */
  advice: z.string(),
  /** The seats at fault. */
  seats: z.array(z.string()).optional(),
});
export type Problem = z.infer<typeof Problem>;

export const SeatStatus = z.enum(['AVAILABLE', 'HELD', 'BOOKED']);
export type SeatStatus = z.infer<typeof SeatStatus>;

/** A flight on the list: what it is, and how full. */
export const FlightSummary = z.object({
  id: z.string(),
  /** What passengers call it, such as JS201: the same each day. */
  number: z.string(),
  /** IATA codes of the airports. */
  origin: z.string(),
  destination: z.string(),
  departsAt: Instant,
  /** Null where nobody said it. */
  arrivesAt: Instant.nullable(),
  /** On the clocks of the origin. */
  departsLocal: LocalTime,
  /** On the clocks of the destination. */
  arrivesLocal: LocalTime.nullable(),
  salesCloseAt: Instant,
  layoutId: z.string(),
  aircraft: z.string(),
  blockBy: z.enum(BLOCK_BY),
  /** What a seat costs in each cabin. */
  fares: z.partialRecord(Cabin, Money),
  /** What a seat of a cabin costs besides, for each trait that has a price. */
  surcharges: z.partialRecord(Cabin, z.partialRecord(SeatTrait, Money)),
  seatsTotal: z.int(),
  seatsAvailable: z.int(),
});
export type FlightSummary = z.infer<typeof FlightSummary>;

/** An airport with flights on sale. */
export const AirportView = z.object({
  code: z.string(),
  city: z.string(),
  /** IANA name of the zone that its clocks follow. */
  timeZone: z.string(),
  /** Where flights on sale go from here. */
  destinations: z.array(z.string()),
});
export type AirportView = z.infer<typeof AirportView>;

/** A flight with the decks of its aircraft. */
export const FlightView = FlightSummary.extend({ decks: z.array(DeckView).readonly() });
export type FlightView = z.infer<typeof FlightView>;

/** One seat of a map, with its fare and surcharges together. Never says who holds it. */
export const SeatView = z.object({ code: z.string(), cabin: Cabin, price: Money, status: SeatStatus });
export type SeatView = z.infer<typeof SeatView>;

/** A whole map at one version of the flight. */
export const SeatMapView = z.object({ flightId: z.string(), version: z.int(), seats: z.array(SeatView) });
export type SeatMapView = z.infer<typeof SeatMapView>;

/**
 * What a viewer of a map receives: first a snapshot of every seat (or, when it names the last version it saw, what changed since),
 * then deltas. `seats` holds the state of each seat named; a delta covers the versions after `after` up to `version`.
 */
export const SeatMapMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), version: z.int(), seats: z.record(z.string(), SeatStatus) }),
  z.object({ type: z.literal('delta'), after: z.int(), version: z.int(), seats: z.record(z.string(), SeatStatus) }),
]);
export type SeatMapMessage = z.infer<typeof SeatMapMessage>;

/** The best seats for a party and up to two alternatives, the best first; or why there are none. */
export const SeatProposals = z.object({
  /** The version of the map that they were chosen from. */
  version: z.int(),
  proposals: z.array(
    z.object({
      /** From nose to tail and left to right. */
      seats: z.array(z.string()),
      price: PriceBreakdown,
      /** The sum of the reasons' points. */
      score: z.int(),
      /** What counts for and against these seats. */
      reasons: z.array(
        z.object({
          code: z.enum(Object.keys(REASONS) as [ReasonCode, ...ReasonCode[]]),
          points: z.int(),
          /** The reason in people's words. */
          words: z.string(),
          /** The wish that it is about. */
          wish: z.enum(WISHES).optional(),
        }),
      ),
    }),
  ),
  refusal: Problem.nullable(),
});
export type SeatProposals = z.infer<typeof SeatProposals>;

/** Who looks at a flight now: how many, and nothing else. */
export const Presence = z.object({ viewers: z.int() });
export type Presence = z.infer<typeof Presence>;

/** An order as its owner sees it. */
export const OrderView = z.object({
  orderId: z.string(),
  flightId: z.string(),
  userId: z.string(),
  status: z.enum(ORDER_STATUSES),
  /** The seats held or booked; for an order that has ended, the ones it last had. */
  seats: z.array(z.string()),
  /** Who travels: as many adults as seats where nobody said it. */
  party: z.array(Passenger),
  /** The cabin that was chosen; null where none was. */
  cabin: Cabin.nullable(),
  /** What the seats cost together, frozen with the hold; null before a hold. */
  total: Money.nullable(),
  /** How the total comes about, frozen with it; null before a hold. */
  price: PriceBreakdown.nullable(),
  /** When the order runs out by itself; null when it doesn't. */
  holdExpiresAt: Instant.nullable(),
  /** Whole seconds until then on the server's clock; 0 when it doesn't run. */
  timeRemaining: z.int(),
  /** How long a hold lasts from when it is granted or extended, in whole seconds: what a progress bar goes by. */
  holdSeconds: z.int(),
  /** Whether the one explicit extension is still to be had. */
  extendable: z.boolean(),
  attemptsUsed: z.int(),
  attemptsLeft: z.int(),
  /** The payment under way; null when none is. */
  payment: z
    .object({
      /** Which of the passenger's attempts it is, from 1. */
      attempt: z.int(),
      /** Which try at the gateway it is, from 1. */
      gatewayTry: z.int(),
      /** How often the gateway is tried at most. */
      gatewayTries: z.int(),
      /** When that try begins, or began; null for the first, which begins at once. */
      retryAt: Instant.nullable(),
    })
    .nullable(),
  /** Why the last payment attempt failed. */
  lastPaymentError: Problem.nullable(),
  /** The last request that was refused and left the order as it was. */
  lastRefusal: Problem.nullable(),
  /** Why the order failed. */
  failure: Problem.nullable(),
  /** Rises with each change of the order. */
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
  /** The server's clock when it answered: what countdowns go by. */
  serverTime: Instant,
});
export type OrderView = z.infer<typeof OrderView>;
