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
  DayFare,
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
import type {
  ContactLanguage,
  HistoryEntry,
  PaperFile,
  ReceiptView,
  TicketView,
  TravelDetailsView,
  TripView,
} from './trips.ts';

/**
 * Every typed call of Jumpseat, for tRPC's own helpers such as `inferRouterOutputs<AppRouter>`. Written in plain types,
 * so that the client needs neither the server's types nor its libraries. A test keeps it equal to the server's router.
 * @public
 */
export type AppRouter = TRPCBuiltRouter<
  { ctx: object; meta: object; errorShape: ErrorShape; transformer: false },
  {
    airports: {
      /** The airports of all flights on sale, sorted by city. */
      list: Query<void, AirportView[]>;
    };
    flights: {
      /** Flights on sale, the earliest departure first. The input filters them. */
      list: Query<ListFlights | undefined, FlightSummary[]>;
      /** A route's flights on sale that leave on a day of the origin's calendar, the earliest first. */
      search: Query<SearchFlights, FlightSummary[]>;
      /**
       * The lowest fare of each day on a route, the earliest day first. Only cabins with a free seat count, so days
       * without one are missing.
       */
      lowestFares: Query<LowestFares, DayFare[]>;
      /** One flight with the decks of its aircraft. */
      byId: Query<ByFlight, FlightView>;
    };
    layouts: {
      /** Every aircraft, with its cabins. */
      list: Query<void, LayoutSummary[]>;
      /** One aircraft with all its decks, cabins, rows and seats. */
      byId: Query<{ layoutId: string }, LayoutView>;
    };
    seatMap: {
      /** Every seat of a flight at one version. */
      get: Query<ByFlight, SeatMapView>;
      /** The best free seats for a party, and two alternatives. If there are none, `refusal` says why. */
      propose: Query<ProposeSeats, SeatProposals>;
      /** The map, then each change of it. `watchSeatMap` applies the changes. */
      watch: Subscription<WatchSeatMap, SeatMapMessage>;
    };
    presence: {
      /**
       * The number of people who look at a flight's map now, over all nodes; then each change, at most one a second.
       */
      watch: Untracked<ByFlight, Presence>;
    };
    orders: {
      /** The price of these seats, seat by seat. Refuses what `create` would refuse, except taken seats. */
      quote: Query<QuoteSeats, PriceBreakdown>;
      /**
       * Creates an order. With seats, returns once they are held; if any is refused, the order is FAILED and `failure`
       * says why. Without seats, the passenger chooses them later.
       */
      create: Mutation<NewOrder, OrderView>;
      /**
       * Replaces the order's seats. The new ones are held before the old ones are released; a refusal keeps the old
       * ones.
       */
      selectSeats: Mutation<SelectSeats, OrderView>;
      /** Extends the time to pay: once per order, within the limit from its first hold. */
      extend: Mutation<ByOrder, OrderView>;
      /**
       * Pays with a 5-digit code. Returns as soon as the attempt is accepted; the result comes by `watchOrder` or
       * `byId`.
       */
      pay: Mutation<Pay, OrderView>;
      /** Cancels the order and releases its seats. */
      cancel: Mutation<ByOrder, OrderView>;
      /** One order. */
      byId: Query<ByOrder, OrderView>;
      /**
       * The guest's orders that hold seats, the newest first, for a new tab to continue. Empty for callers who are not
       * guests.
       */
      mine: Query<OfFlight, OrderView[]>;
      /** The current order, then each change of it. `watchOrder` keeps the newest. */
      watch: Subscription<WatchOrder, OrderView>;
    };
    trips: {
      /**
       * Replaces the travellers and the contact of an order. Possible while the order holds seats, until its payment
       * begins.
       */
      setTravellers: Mutation<SetTravellers, TravelDetailsView>;
      /** The travellers of an order in their seats of now, and the contact. */
      details: Query<ByOrder, TravelDetailsView>;
      /**
       * Finds a booking by its reference and the family name of a traveller. From then on the guest may open it. Every
       * miss is BOOKING_NOT_FOUND. Takes half a second, and each caller has few attempts.
       */
      find: Mutation<FindBooking, TripView>;
      /**
       * Opens a booking by the signed link of a mail. The guest may open it until the link expires. A link that is
       * not Jumpseat's, has expired, or leads to erased travellers is TRIP_LINK_INVALID.
       */
      openLink: Mutation<OpenTripLink, TripView>;
      /**
       * The guest's bookings, own and found ones, the next departure first. Flights that have left come last, the
       * latest first. Empty for callers who are not guests.
       */
      mine: Query<void, TripView[]>;
      /** The ticket of a confirmed order: the boarding passes with their barcodes. */
      ticket: Query<ByOrder, TicketView>;
      /** The receipts of the payment and of its refund, the first one first. */
      receipts: Query<ByOrder, ReceiptView[]>;
      /** A file to download. A receipt needs a paid order, all others a confirmed one. */
      paper: Query<GetPaper, PaperFile>;
      /** The address that adds a boarding pass to Google's wallet. */
      googlePass: Query<GetGooglePass, { url: string }>;
      /** What has happened to an order, and its mails, the first entry first. */
      history: Query<ByOrder, HistoryEntry[]>;
    };
    /** For administrators. */
    admin: {
      /** A new flight with its seats, open for sale. */
      createFlight: Mutation<NewFlight, FlightView>;
      /** Ends the flight's orders and releases its seats. Returns when both are done. */
      resetFlight: Mutation<ByFlight, { flightId: string; ordersEnded: number; ordersRefunded: number }>;
      /** Erases the names, the contact and the grants of an order. The order and its payments stay. */
      erasePersonalData: Mutation<ByOrder, { orderId: string; erased: boolean }>;
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
  /** Left out: any flight. */
  flightId?: string | undefined;
}

/** Without members: all flights on sale. */
interface ListFlights {
  /** Only the flights of this route, by the IATA codes of its airports. */
  route?: { origin: string; destination: string } | undefined;
  /** True for demo flights only, false for all others. */
  demo?: boolean | undefined;
  /** The length of the list at most. */
  limit?: number | undefined;
}

interface SearchFlights {
  /** IATA codes of the airports. */
  origin: string;
  destination: string;
  /** A day of the origin's calendar: 2026-11-24. */
  date: string;
}

interface LowestFares extends SearchFlights {
  /** How many days from `date` on, up to 31. Left out: 7. */
  days?: number | undefined;
}

/** The party and the cabin that the rules check seats against. */
interface Chooser {
  /** Left out: adults. */
  party?: Passenger[] | undefined;
  /**
   * Allows seats of this cabin only; null: any cabin. Left out: any cabin, or for a change of seats the current one.
   */
  cabin?: CabinId | null | undefined;
}

interface QuoteSeats extends ByFlight, Chooser {
  seats: string[];
}

interface ProposeSeats extends ByFlight {
  party: Passenger[];
  /** Left out: the cabin with the lowest fares. */
  cabin?: CabinId | undefined;
  /** Traits that at least one of the seats should have. */
  prefer?: Wish[] | undefined;
}

interface WatchSeatMap extends ByFlight {
  /** The last version seen. The subscription continues after it. */
  lastEventId?: string | null | undefined;
}

interface WatchOrder extends ByOrder {
  /** The last version seen. The subscription continues after it. */
  lastEventId?: string | null | undefined;
}

interface NewOrder extends Chooser {
  flightId: string;
  userId?: string | undefined;
  /** Seats to hold at once. Leave it out to choose later. */
  seats?: string[] | undefined;
  /** Leave it out to get one from the server. */
  orderId?: string | undefined;
}

interface SelectSeats extends ByOrder, Chooser {
  seats: string[];
}

interface Pay extends ByOrder {
  code: string;
}

interface SetTravellers extends ByOrder {
  travellers: {
    givenName: string;
    familyName: string;
    kind: Passenger['kind'];
    /** Such as 2019-02-28. Needed for children and infants. */
    bornOn?: string | null | undefined;
    /** A seat of the order; null for an infant. */
    seat?: string | null | undefined;
    /** For an infant: the position of its adult in the list, from 0. */
    lapOf?: number | null | undefined;
  }[];
  contact: {
    email: string;
    phone?: string | null | undefined;
    /** The language of our mail. Left out: English. */
    language?: ContactLanguage | undefined;
    /** Whether to send a mail when the time to pay is nearly up. Left out: no. */
    remind?: boolean | undefined;
  };
}

/** Case, accents, blanks and signs don't count. */
interface FindBooking {
  reference: string;
  familyName: string;
}

interface OpenTripLink {
  /** The last part of the link. */
  token: string;
}

interface GetPaper extends ByOrder {
  paper:
    | { type: 'ticket' }
    | { type: 'calendar' }
    | { type: 'receipt'; number: string }
    /** The position of the traveller in the list, from 0. */
    | { type: 'apple-pass'; position: number };
  /** Left out: the language of the booking's contact, or English. */
  language?: ContactLanguage | undefined;
}

interface GetGooglePass extends ByOrder {
  /** The position of the traveller in the list, from 0. */
  position: number;
  /** Left out: the language of the booking's contact, or English. */
  language?: ContactLanguage | undefined;
}

interface NewFlight {
  flightId: string;
  layoutId: string;
  /** IATA codes of two airports that Jumpseat knows. */
  origin?: string | undefined;
  destination?: string | undefined;
  /** From one hour to two years ahead. Left out: a week ahead. */
  departsAt?: Instant | undefined;
  /** After the departure, within two days. */
  arrivesAt?: Instant | undefined;
  blockBy?: BlockBy | undefined;
  /** The fare of a seat in each cabin, at most €20,000. Left out: the usual fares. */
  fares?: Fares | undefined;
  /** The surcharge for each trait of a seat, by cabin, at most €20,000. Left out: no surcharges. */
  surcharges?: Surcharges | undefined;
}

/** The error of a refused call; `toCallError` reads it. */
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
/** The id of each event is the version that it brings the reader to. */
type Subscription<Input, Output> = TRPCSubscriptionProcedure<
  Call<Input, AsyncIterable<{ id: string; data: Output }, void>>
>;
/** Each event is the whole state, so events have no ids. */
type Untracked<Input, Output> = TRPCSubscriptionProcedure<Call<Input, AsyncIterable<Output, void>>>;
