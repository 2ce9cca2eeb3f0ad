import type { OrderCommands } from '@jumpseat/booking/contracts';
import { exitOnFailure } from '@jumpseat/config/boot';
import { tracedShare } from '@jumpseat/config/tracing';
import {
  connect,
  createCaretakerStore,
  createClaimStore,
  createFlightStore,
  createIdempotencyStore,
  createOrderStore,
  createTripStore,
  listen,
  publishViewers,
  rateLimitClient,
  requireMigrations,
} from '@jumpseat/db';
import { createTripPapers } from '@jumpseat/papers';
import { startTracing, type Tracing } from '@jumpseat/tracing';
import { Client } from '@temporalio/client';
import { pino } from 'pino';
import { admitCommands } from './admission/admit-commands.ts';
import { CommandQueue } from './admission/command-queue.ts';
import { ConcurrencyLimit } from './admission/concurrency-limit.ts';
import { GuessLimits } from './admission/guess-limits.ts';
import { KeyedCounts } from './admission/keyed-counts.ts';
import { limitDrawing } from './admission/limit-drawing.ts';
import { limitUnpaid } from './admission/limit-unpaid.ts';
import { RateLimits } from './admission/rate-limits.ts';
import { shareReads } from './admission/share-reads.ts';
import type { SharedCounts } from './admission/shared-limit.ts';
import { buildApp } from './app.ts';
import { loadSettings, orderPolicy, unpaidLimits } from './env.ts';
import { guestMarks } from './identity/guest-mark.ts';
import { createIdentity } from './identity/identity.ts';
import { createLiveFeed } from './live/live-feed.ts';
import { measureCommands } from './ops/measure-commands.ts';
import { createMetrics } from './ops/metrics.ts';
import { drainOnSignals } from './process/drain.ts';
import { hideValues } from './process/hide-values.ts';
import { listenOn } from './process/listen.ts';
import { connectionLimits, FEW_VIEWERS, openFileLimit } from './process/open-files.ts';
import { refuseOutages } from './process/outage.ts';
import { checkTemporal, connectTemporal } from './process/temporal.ts';
import { loadWalletKeys } from './process/wallet-keys.ts';
import { loadWebBuild } from './process/web-build.ts';
import { createOrderCommands } from './temporal/order-commands.ts';

/** Postgres connections for public reads. */
const READ_CONNECTIONS = 6;

const settings = loadSettings();
const tracing = await startTracing({
  service: 'jumpseat-api',
  endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
  share: tracedShare(settings),
  onError: (problem) => logger.warn({ problem }, 'traces could not be sent'),
});
/** Gives the calls of a store spans, if anything is traced. */
const traced: Tracing['store'] = (store) => tracing?.store(store) ?? store;
const logger = pino({ name: 'api', level: settings.LOG_LEVEL, ...(tracing && { mixin: tracing.logFields }) });

const metrics = createMetrics();

/** Orders have their own connections, so they never wait for public reads. */
const database = connect(settings.DATABASE_URL);
await exitOnFailure("Postgres can't be used", requireMigrations(database));
const reads = connect(settings.DATABASE_URL, { max: READ_CONNECTIONS });
const temporal = connectTemporal(settings);
const { workflow: client } = new Client({
  connection: temporal,
  namespace: settings.TEMPORAL_NAMESPACE,
  ...(tracing && { interceptors: { workflow: [tracing.workflowCalls] } }),
});
const flights = traced(refuseOutages(createFlightStore(database)));
const publicFlights = traced(
  refuseOutages(
    shareReads(createFlightStore(reads), ['list', 'search', 'lowestFares', 'routes', 'find', 'seatMap', 'seatStates']),
  ),
);
const orders = traced(refuseOutages(createOrderStore(database)));
const trips = traced(refuseOutages(hideValues(createTripStore(database))));
const papers = limitDrawing(
  createTripPapers({
    secret: settings.SESSION_SECRET,
    origin: settings.PUBLIC_ORIGIN ?? `http://localhost:${settings.SERVER_PORT}`,
    ...(await exitOnFailure("A wallet's keys can't be read", loadWalletKeys(settings))),
  }),
);
const policy = orderPolicy(settings);

const live = await exitOnFailure(
  "Postgres, named by DATABASE_URL, can't be reached",
  createLiveFeed({
    flights: publicFlights,
    orders,
    trips,
    listen: (handlers) =>
      listen(settings.DATABASE_URL, {
        ...handlers,
        onError: (error) => logger.error({ err: error }, 'news from the database could not be received or read'),
      }),
    markOf: guestMarks(settings.SESSION_SECRET),
    publishViewers: (report) => publishViewers(database, report),
    onServed(seconds, traces) {
      metrics.feedFanout.observe(seconds);
      tracing?.addSpan('notify viewers', traces, seconds);
    },
    onReconnect: () => metrics.feedReconnects.inc(),
    now: Date.now,
    logger,
  }),
);

const web = await loadWebBuild();
if (!web) logger.warn('the web app is not built: only the API is served');

if (settings.PUBLIC_ORIGIN?.startsWith('https:') && !settings.TRUSTED_PROXIES) {
  logger.warn('TRUSTED_PROXIES is not set: all visitors behind one proxy count as one caller');
}

const limits = connectionLimits(openFileLimit());
if (limits.longLived < FEW_VIEWERS) {
  logger.warn(
    `the limit of open files leaves room for ${limits.longLived} viewers: raise it, as with \`ulimit -n 20000\``,
  );
}

const isLimited = settings.RATE_LIMITS === 'on';
const limitsMet = new KeyedCounts<string>();
const sharedCounts: SharedCounts = {
  client: rateLimitClient(reads),
  secret: settings.SESSION_SECRET,
  onError: (error) => logger.debug({ err: error }, 'rate limit counts could not be shared with the other nodes'),
};
const rateLimits = isLimited
  ? new RateLimits(
      { reads: settings.RATE_READS, writes: settings.RATE_WRITES, connections: settings.RATE_CONNECTIONS },
      sharedCounts,
      limitsMet,
    )
  : undefined;
const guessLimits = isLimited ? new GuessLimits(sharedCounts, limitsMet) : undefined;

const limit = new ConcurrencyLimit();
const queue = new CommandQueue(limit);
const orderCommands = createOrderCommands({
  client,
  policy,
  findOrder: orders.find,
  findFlight: flights.findForSale,
  waitForOrder: (orderId, limitMs) => live.awaitedOrders.waitFor(orderId, limitMs),
});
/** The duration of new orders sets the concurrency limit: they are what overload slows down. */
const measured: OrderCommands = {
  ...orderCommands,
  create: (order) => limit.measure(() => orderCommands.create(order)),
};
const admitted = admitCommands(
  isLimited
    ? limitUnpaid(measured, {
        claims: traced(refuseOutages(createClaimStore(database))),
        limits: unpaidLimits(settings),
        exemptLocalPrograms: settings.NODE_ENV !== 'production',
        secret: settings.SESSION_SECRET,
        findLayoutId: async (flightId) => (await flights.findForSale(flightId))?.layoutId ?? null,
        met: limitsMet,
      })
    : measured,
  {
    store: {
      seatsTaken: flights.seatsTaken,
      findOrder: orders.find,
      recordOrder: async (order, event) => (await orders.recordOrder(order, event)).event,
    },
    queue,
    policy,
    now: Date.now,
  },
);
const commands = measureCommands(admitted, metrics);
const app = await buildApp({
  ports: {
    flights: { ...publicFlights, findForSale: flights.findForSale, create: flights.create },
    orders,
    trips,
    papers,
    commands,
    idempotency: traced(refuseOutages(createIdempotencyStore(database))),
    live,
    settings: { maxSeatsPerOrder: settings.MAX_SEATS_PER_ORDER, salesCloseMs: settings.SALES_CLOSE },
    now: Date.now,
  },
  identity: createIdentity({
    sessionSecret: settings.SESSION_SECRET,
    adminToken: settings.ADMIN_TOKEN,
    production: settings.NODE_ENV === 'production',
    secureCookies: settings.PUBLIC_ORIGIN?.startsWith('https:') ?? false,
    trust: settings.TRUSTED_PROXIES,
  }),
  topics: live.topics,
  metrics,
  tracing,
  commands: queue,
  limits,
  rateLimits,
  guessLimits,
  limitsMet,
  web,
  checks: {
    postgres: () => database.sql`select 1`,
    temporal: (signal) => checkTemporal(temporal, signal),
  },
  readStuck: refuseOutages(createCaretakerStore(database)).stuckWorkflows,
  logger,
  publicOrigin: settings.PUBLIC_ORIGIN,
  allowedOrigins: settings.ALLOWED_ORIGINS,
  mailFolder: settings.NODE_ENV === 'production' ? undefined : settings.MAIL_DIR,
});

await listenOn(app, { host: settings.SERVER_HOST, port: settings.SERVER_PORT });
drainOnSignals(app, [live, database, reads, temporal, ...(tracing ? [tracing] : [])]);
process.send?.('ready');
