/** Where a figure comes from. `derived`: from measured figures. `configured`: a setting of Jumpseat or Temporal. */
type Source = 'measured' | 'derived' | 'assumed' | 'configured';

export interface Setting {
  readonly value: number;
  readonly from: Source;
  readonly what: string;
  /** 0 unless given. */
  readonly least?: number;
  /** A million unless given. */
  readonly most?: number;
  readonly isWhole?: true;
}

type Group = Readonly<Record<string, Setting>>;
const group = <G extends Group>(settings: G): G => settings;

/** What people do. */
const DEMAND = group({
  bookingsADay: { value: 1_000_000, from: 'assumed', what: 'bookings a day', least: 1, most: 1e9 },
  peakFactor: { value: 5, from: 'assumed', what: 'the busiest hour over the mean one', least: 1, most: 24 },
  seatsABooking: {
    value: 2,
    from: 'assumed',
    what: 'seats of a booking, as in the bench',
    least: 1,
    most: 9,
    isWhole: true,
  },
  seatsAFlight: { value: 180, from: 'assumed', what: 'seats of a flight', least: 2, most: 900, isWhole: true },
  loadFactor: { value: 0.8, from: 'assumed', what: 'share of its seats that a flight sells', least: 0.01, most: 1 },
  daysOnSale: { value: 330, from: 'assumed', what: 'days for which a flight is on sale', least: 1, most: 1_000 },
  flights: {
    value: 20_000,
    from: 'assumed',
    what: 'flights that sell in the same minute; 1: all want one',
    least: 1,
    most: 1e7,
    isWhole: true,
  },
  viewersADay: { value: 1e8, from: 'assumed', what: 'visits to a live map a day', most: 1e10 },
  minutesAVisit: { value: 5, from: 'assumed', what: 'minutes of a visit', most: 1_440 },
  viewers: {
    value: 0,
    from: 'assumed',
    what: 'viewers at once; 0: those of viewers-a-day in the busiest hour',
    most: 1e10,
  },
  hotViewers: { value: 0.1, from: 'assumed', what: 'share of viewers who look at flights in a sale', most: 1 },
  hotChanges: { value: 5, from: 'assumed', what: 'changes a second of such a flight, as in the bench', most: 200 },
});

/** What the work costs. CPU is in milliseconds of one core of the bench's machine. */
const WORK = group({
  apiMs: { value: 3.3, from: 'derived', what: 'API: CPU of a booking, without updates of its block' },
  workerMs: { value: 11.3, from: 'derived', what: 'worker: the same' },
  temporalMs: { value: 19.5, from: 'derived', what: 'Temporal: the same' },
  postgresMs: { value: 2.2, from: 'derived', what: 'Postgres: the same' },
  updateApiMs: { value: 0.5, from: 'derived', what: 'API: CPU of one update of a seat block' },
  updateWorkerMs: { value: 2.3, from: 'derived', what: 'worker: the same' },
  updateTemporalMs: { value: 1.8, from: 'derived', what: 'Temporal: the same' },
  updatePostgresMs: { value: 0.8, from: 'derived', what: 'Postgres: the same' },
  refusalMs: { value: 1.7, from: 'measured', what: 'CPU of a new order whose seats Postgres shows as taken' },
  persistMs: { value: 5, from: 'assumed', what: 'time in which a history shard stores a transition' },
  matchMs: { value: 1, from: 'assumed', what: 'time in which a partition of a task queue hands out a task' },
  commitMs: {
    value: 1,
    from: 'assumed',
    what: 'time in which a commit with NOTIFY holds the lock of all such commits',
  },
  networkMs: { value: 0.5, from: 'assumed', what: 'one way between two processes of a region' },
  gatewayMs: { value: 300, from: 'assumed', what: 'time of a charge at the payment gateway' },
  messageUs: { value: 14, from: 'measured', what: 'microseconds in which a node sends a message to a viewer' },
  newsMs: { value: 1.3, from: 'derived', what: 'time from a commit until a node has the news' },
  pauseMs: { value: 20, from: 'derived', what: "mean of a node's pauses, about one a second" },
  regionMs: { value: 80, from: 'assumed', what: 'one way to the farthest region' },
  messageBytes: { value: 155, from: 'measured', what: 'bytes of a message about two seats' },
  frameBytes: { value: 80, from: 'assumed', what: 'bytes that TLS, TCP and IP add to a message' },
  pingSeconds: { value: 12.5, from: 'configured', what: 'seconds between the pings of a socket', least: 0.1 },
  visitKb: { value: 136, from: 'measured', what: 'KB of a visit with nothing cached: page and script' },
  bookingKb: { value: 6.5, from: 'measured', what: 'KB that a booking leaves in Postgres' },
  flightKb: { value: 32, from: 'measured', what: 'KB of a flight of 166 seats in Postgres, before it sells' },
  walKb: { value: 11.1, from: 'measured', what: "KB of Postgres's log for a booking, without whole pages" },
  actions: { value: 13, from: 'measured', what: "Temporal Cloud's actions for a booking with mail" },
});

/** What there is of each part. 0: as many as the busiest hour needs. */
const CAPACITY = group({
  targetUse: { value: 0.6, from: 'assumed', what: 'use at which a part counts as full', least: 0.05, most: 0.95 },
  api: { value: 0, from: 'assumed', what: 'API nodes of one core; 0: as many as needed', most: 100_000, isWhole: true },
  workers: {
    value: 0,
    from: 'assumed',
    what: 'worker processes of one core; 0: as many as needed',
    most: 100_000,
    isWhole: true,
  },
  temporalCores: {
    value: 0,
    from: 'assumed',
    what: "cores of Temporal's servers; 0: as many as needed",
    most: 100_000,
    isWhole: true,
  },
  postgresCores: {
    value: 0,
    from: 'assumed',
    what: 'cores of Postgres; 0: as many as needed',
    most: 1_024,
    isWhole: true,
  },
  shards: {
    value: 128,
    from: 'configured',
    what: "Temporal's history shards, as in compose.yaml",
    least: 1,
    most: 65_536,
    isWhole: true,
  },
  partitions: {
    value: 4,
    from: 'configured',
    what: "partitions of a task queue: Temporal's default, compose.yaml has 1",
    least: 1,
    most: 1_024,
    isWhole: true,
  },
  ordersAtOnce: {
    value: 32,
    from: 'configured',
    what: 'new orders that an API node opens at once',
    least: 1,
    most: 256,
    isWhole: true,
  },
  batch: {
    value: 200,
    from: 'configured',
    what: 'most commands in one update of a seat block',
    least: 1,
    most: 200,
    isWhole: true,
  },
  socketsANode: { value: 10_000, from: 'measured', what: 'viewers of one node of one core', least: 1, most: 1e6 },
  regions: {
    value: 3,
    from: 'assumed',
    what: 'regions with nodes for viewers; one may fail',
    least: 1,
    most: 50,
    isWhole: true,
  },
  coalesceMs: {
    value: 0,
    from: 'assumed',
    what: 'least time between two messages to a viewer (not built)',
    most: 60_000,
  },
});

/** Prices without a currency: give your own. */
const PRICES = group({
  coreHour: { value: 0.05, from: 'assumed', what: 'price of a core for an hour' },
  gbOut: { value: 0.05, from: 'assumed', what: 'price of a GB to the internet, also from a CDN' },
  gbMonth: { value: 0.25, from: 'assumed', what: 'price of a GB of disk for a month, replicas and backups included' },
  actionsMillion: { value: 25, from: 'assumed', what: "price of a million of Temporal Cloud's actions" },
  mailThousand: { value: 0.1, from: 'assumed', what: 'price of a thousand mails' },
  monthsKept: { value: 24, from: 'assumed', what: 'months for which a booking is kept' },
});

/** What is simulated. */
const RUN = group({
  bookings: { value: 4_000, from: 'assumed', what: 'bookings to simulate', least: 100, most: 1e6, isWhole: true },
  passengers: {
    value: 500,
    from: 'assumed',
    what: 'passengers of the rush, within a second',
    least: 1,
    most: 1e6,
    isWhole: true,
  },
  seed: { value: 1, from: 'assumed', what: 'seed of the random numbers', least: 1, most: 2 ** 31, isWhole: true },
});

export const SETTING_GROUPS = { DEMAND, WORK, CAPACITY, PRICES, RUN };
export const ALL_SETTINGS = { ...DEMAND, ...WORK, ...CAPACITY, ...PRICES, ...RUN };
export type SettingName = keyof typeof ALL_SETTINGS;
export type Settings = Readonly<Record<SettingName, number>>;

export const DEFAULT_SETTINGS = Object.fromEntries(
  Object.entries(ALL_SETTINGS).map(([name, { value }]) => [name, value]),
) as Record<SettingName, number> satisfies Settings;
