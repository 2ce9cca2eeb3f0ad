import type {
  TRPC_ERROR_CODE_NUMBER,
  TRPCBuiltRouter,
  TRPCDefaultErrorData,
  TRPCMutationProcedure,
  TRPCQueryProcedure,
  TRPCSubscriptionProcedure,
} from '@trpc/server';
import type { CabinId, LayoutSummary, LayoutView } from './decks.ts';
import type {
  AirportView,
  BlockBy,
  Fares,
  FlightSummary,
  FlightView,
  Instant,
  Passenger,
  Presence,
  PriceBreakdown,
  SeatMapMessage,
  SeatMapView,
  Surcharges,
} from './flights.ts';
import type { OrderView } from './orders.ts';
import type { Problem } from './problem.ts';
import type { SeatProposals, Wish } from './proposals.ts';

/**
 * Every typed call of Jumpseat, as tRPC's own helpers read it (`inferRouterOutputs<AppRouter>`). Written out in plain types, so that
 * installing the client brings neither the server's types nor its libraries; a test holds it equal to the router that serves.
 * @public
 */
export type AppRouter = TRPCBuiltRouter<
  { ctx: object; meta: object; errorShape: ErrorShape; transformer: false },
  {
    airports: {
      /** The airports that flights on sale leave from or go to, by city. */
      list: Query<void, AirportView[]>;
    };
    flights: {
      /** Flights on sale, the earliest departure first: all of them, or those that are asked for. */
      list: Query<ListFlights | undefined, FlightSummary[]>;
      /** The flights of a route that leave on a day of the origin's calendar and are on sale, the earliest first. */
      search: Query<SearchFlights, FlightSummary[]>;
      /** One flight with the decks of its aircraft. */
      byId: Query<ByFlight, FlightView>;
    };
    layouts: {
      /** Every aircraft that flights can use, with its cabins. */
      list: Query<void, LayoutSummary[]>;
      /** One aircraft with its decks: every cabin, row and seat. */
      byId: Query<{ layoutId: string }, LayoutView>;
    };
    seatMap: {
      /** Every seat of a flight, at one version. */
      get: Query<ByFlight, SeatMapView>;
      /** The best free seats for a party, and two alternatives; where there are none, `refusal` says why. */
      propose: Query<ProposeSeats, SeatProposals>;
      /** The map and each change of it. `watchSeatMap` applies them. */
      watch: Subscription<WatchSeatMap, SeatMapMessage>;
    };
    presence: {
      /** How many people look at a flight's map now, wherever they are connected; then each change, at most once a second. */
      watch: Untracked<ByFlight, Presence>;
    };
    orders: {
      /** What these seats would cost, seat by seat. Refuses what `create` would refuse, whoever has the seats. */
      quote: Query<QuoteSeats, PriceBreakdown>;
      /**
       * Opens an order. With seats, answers once they are held; if any is refused the order is FAILED and `failure` says why.
       * Without, the seats are chosen later.
       */
      create: Mutation<NewOrder, OrderView>;
      /** Replaces the order's seats: the new are held before the old are freed; a refusal keeps the old and their time. */
      selectSeats: Mutation<SelectSeats, OrderView>;
      /** Asks for more time to pay: once an order, within the limit from its first hold. */
      extend: Mutation<ByOrder, OrderView>;
      /** Pays with a 5-digit code. Answers as soon as the attempt is accepted; the result comes by `watchOrder` or `byId`. */
      pay: Mutation<Pay, OrderView>;
      /** Gives the order up and frees its seats. */
      cancel: Mutation<ByOrder, OrderView>;
      /** One order. */
      byId: Query<ByOrder, OrderView>;
      /** The guest's orders that hold seats, the newest first: what a new tab goes on with. Nothing for callers who are no guest. */
      mine: Query<OfFlight, OrderView[]>;
      /** The order as it is, then each change of it. `watchOrder` keeps it. */
      watch: Subscription<WatchOrder, OrderView>;
    };
    /** For administrators. */
    admin: {
      /** A new flight with its seats, open for sale. */
      createFlight: Mutation<NewFlight, FlightView>;
      /** Ends the flight's orders and frees its seats; answers when both are done. */
      resetFlight: Mutation<ByFlight, { flightId: string; ordersEnded: number; ordersRefunded: number }>;
    };
  }
>;

interface ByFlight {
  flightId: string;
}

interface ByOrder {
  orderId: string;
}

interface OfFlight {
  /** Of any flight where none is named. */
  flightId?: string | undefined;
}

/** All flights on sale where nothing is said. */
interface ListFlights {
  /** The flights of a route alone, by the IATA codes of its airports. */
  route?: { origin: string; destination: string } | undefined;
  /** Flights to try things on alone, or none of them. */
  demo?: boolean | undefined;
  /** The first so many. */
  limit?: number | undefined;
}

interface SearchFlights {
  /** IATA codes of the airports. */
  origin: string;
  destination: string;
  /** A day of the origin's calendar: 2026-11-24. */
  date: string;
}

/** Who chooses seats: what the rules go by. */
interface Chooser {
  /** Adults where it isn't said. */
  party?: Passenger[] | undefined;
  /** Seats of this cabin alone; null for any. Left out when other seats are chosen, it stays as it was. */
  cabin?: CabinId | null | undefined;
}

interface QuoteSeats extends ByFlight, Chooser {
  seats: string[];
}

interface ProposeSeats extends ByFlight {
  party: Passenger[];
  /** The cabin with the lowest fares where it isn't said. */
  cabin?: CabinId | undefined;
  /** What one of the seats should have. */
  prefer?: Wish[] | undefined;
}

interface WatchSeatMap extends ByFlight {
  /** The last version seen, to go on from there. */
  lastEventId?: string | null | undefined;
}

interface WatchOrder extends ByOrder {
  /** The last version seen, to go on from there. */
  lastEventId?: string | null | undefined;
}

interface NewOrder extends Chooser {
  flightId: string;
  userId?: string | undefined;
  /** Seats to hold at once; leave out to choose later. */
  seats?: string[] | undefined;
  /** Leave out to have the server make one. */
  orderId?: string | undefined;
}

interface SelectSeats extends ByOrder, Chooser {
  seats: string[];
}

interface Pay extends ByOrder {
  code: string;
}

interface NewFlight {
  flightId: string;
  layoutId: string;
  /** IATA codes of two airports that Jumpseat knows. */
  origin?: string | undefined;
  destination?: string | undefined;
  /** From an hour to two years ahead; a week ahead where it isn't said. */
  departsAt?: Instant | undefined;
  /** After the departure, within two days. */
  arrivesAt?: Instant | undefined;
  blockBy?: BlockBy | undefined;
  /** What a seat costs in each cabin, at most €20,000; the usual fares where it isn't said. */
  fares?: Fares | undefined;
  /** What a seat of a cabin costs besides, for each trait, at most €20,000; nothing where it isn't said. */
  surcharges?: Surcharges | undefined;
}

/** What a refused call carries; `toCallError` reads it. */
interface ErrorShape {
  message: string;
  code: TRPC_ERROR_CODE_NUMBER;
  data: ErrorData;
}

interface ErrorData extends TRPCDefaultErrorData {
  problem: Problem;
}

type Call<Input, Output> = { input: Input; output: Output; meta: object; errorShape: ErrorShape };
type Query<Input, Output> = TRPCQueryProcedure<Call<Input, Output>>;
type Mutation<Input, Output> = TRPCMutationProcedure<Call<Input, Output>>;
/** Each event carries the version that it brings the reader to, as its id. */
type Subscription<Input, Output> = TRPCSubscriptionProcedure<
  Call<Input, AsyncIterable<{ id: string; data: Output }, void>>
>;
/** What is told is all there is: a reader that comes back is told it anew. */
type Untracked<Input, Output> = TRPCSubscriptionProcedure<Call<Input, AsyncIterable<Output, void>>>;
