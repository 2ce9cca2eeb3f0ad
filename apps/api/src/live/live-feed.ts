import {
  type LiveFeed,
  type NewsHandlers,
  type OrderReads,
  type TripStore,
  toOrderView,
  type ViewersAtNode,
} from '@jumpseat/booking/contracts';
import { JumpseatError, refusal } from '@jumpseat/domain';
import type { Logger } from 'pino';
import { AwaitedOrders } from './awaited-orders.ts';
import type { OnServed } from './fanout.ts';
import { LocalViewers, type ViewerId } from './local-viewers.ts';
import { MissedNewsReader } from './missed-news-reader.ts';
import { OrderTopic } from './order-topic.ts';
import { PresenceCount } from './presence.ts';
import type { PresenceTopic } from './presence-topic.ts';
import { SeatMapTopic, type SeatStateReads } from './seat-map-topic.ts';
import { Topics } from './topics.ts';

/**
 * How often the versions of all open topics are compared with Postgres, in milliseconds: a notification can be lost
 * silently.
 */
const CHECK_MS = 10_000;

/** Reads the versions of flights in Postgres. Unknown ids are left out. */
export interface VersionReads {
  seatVersions(flightIds: readonly string[]): Promise<{ id: string; version: number }[]>;
}

/** Reads the versions of orders in Postgres. Unknown ids are left out. */
export interface OrderVersionReads {
  versions(orderIds: readonly string[]): Promise<{ id: string; version: number }[]>;
}

/**
 * The topics behind the live feed. The WebSocket transport reads them directly, without a generator for each viewer.
 */
export interface FeedTopics {
  readonly seatMaps: {
    /** Returns a flight's seat map. The viewer counts as present until `release` is called. */
    acquire(flightId: string, viewerId: ViewerId): ReturnType<Topics<SeatMapTopic>['acquire']>;
    keys(): string[];
  };
  readonly presences: Pick<Topics<PresenceTopic>, 'acquire'>;
}

/** The live feed of one API node. */
export interface NodeFeed extends LiveFeed {
  readonly topics: FeedTopics;
  readonly awaitedOrders: Pick<AwaitedOrders, 'waitFor'>;
  close(): Promise<void>;
}

/**
 * Creates the live feed of one API node. It has one LISTEN connection, and a topic for each flight and order that has
 * viewers.
 */
export async function createLiveFeed(deps: {
  flights: SeatStateReads & VersionReads;
  orders: OrderReads & OrderVersionReads;
  /** Tells who may open the bookings of others. */
  trips: Pick<TripStore, 'isGranted'>;
  listen(handlers: Omit<NewsHandlers, 'onError'>): Promise<{ close(): Promise<void> }>;
  /** Returns an anonymous id of a guest among the viewers of a flight, the same at every node. */
  markOf(guestId: string, flightId: string): string;
  /** Publishes this node's viewers to all nodes. */
  publishViewers(report: ViewersAtNode): Promise<void>;
  /** Called when all viewers of a seat map were notified of a change. */
  onServed?: OnServed;
  /** Called when the connection that listens was lost and is back. */
  onReconnect?(): void;
  now(): number;
  logger: Logger;
}): Promise<NodeFeed> {
  const { flights, orders, now, logger } = deps;
  const seatMaps = new Topics((flightId) => new SeatMapTopic(flightId, flights, logger, deps.onServed));
  const orderTopics = new Topics((orderId) => new OrderTopic(orderId, orders, logger));
  const awaitedOrders = new AwaitedOrders();
  const localViewers = new LocalViewers(deps.markOf);
  const presence = new PresenceCount({
    local: localViewers,
    requireFlight,
    publish: deps.publishViewers,
    now,
    logger,
  });

  const acquireSeatMap: FeedTopics['seatMaps']['acquire'] = async (flightId, viewerId) => {
    const leave = localViewers.join(flightId, viewerId);
    try {
      const { topic, release } = await seatMaps.acquire(flightId);
      const leaveAndRelease = () => {
        leave();
        release();
      };
      return { topic, release: leaveAndRelease };
    } catch (error) {
      leave();
      throw error;
    }
  };

  async function requireFlight(flightId: string): Promise<void> {
    const found = await flights.seatVersions([flightId]);
    if (found.length === 0) throw new JumpseatError(refusal('FLIGHT_NOT_FOUND', { detail: flightId }));
  }

  async function checkVersions(): Promise<void> {
    const flightIds = seatMaps.keys();
    const orderIds = orderTopics.keys();
    if (flightIds.length > 0) {
      for (const { id, version } of await flights.seatVersions(flightIds)) seatMaps.get(id)?.receive({ version });
    }
    if (orderIds.length > 0) {
      for (const { id, version } of await orders.versions(orderIds)) orderTopics.get(id)?.checkVersion(version);
    }
  }

  const missedNews = new MissedNewsReader(checkVersions, logger);
  const listener = await deps.listen({
    onSeats: ({ flightId, ...change }) => seatMaps.get(flightId)?.receive(change),
    onOrder({ orderId, ...change }) {
      awaitedOrders.receive(orderId, change.state);
      orderTopics.get(orderId)?.receive(change);
    },
    onViewers: (report) => presence.receive(report),
    onReconnect() {
      deps.onReconnect?.();
      missedNews.request();
    },
  });
  const checks = setInterval(() => missedNews.request(), CHECK_MS);

  return {
    topics: { seatMaps: { acquire: acquireSeatMap, keys: () => seatMaps.keys() }, presences: presence.topics },
    awaitedOrders,
    async *seatMap(flightId, { after, signal, ...viewerId }) {
      const { topic, release } = await acquireSeatMap(flightId, viewerId);
      try {
        yield* topic.watch(after, signal);
      } finally {
        release();
      }
    },
    presence: (flightId, { signal }) => presence.topics.watch(flightId, (topic) => topic.watch(undefined, signal)),
    async *order(orderId, { after, guestId, signal }) {
      const states = orderTopics.watch(orderId, async function* (topic) {
        await topic.requireAccess(guestId, deps.trips);
        yield* topic.watch(after, signal);
      });
      for await (const order of states) yield toOrderView(order, now());
    },
    async close() {
      clearInterval(checks);
      missedNews.close();
      await presence.close();
      await listener.close();
    },
  };
}
