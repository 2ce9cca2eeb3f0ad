import { type LiveFeed, type OrderReads, toOrderView } from '@jumpseat/booking/contracts';
import { JumpseatError, refusal } from '@jumpseat/domain';
import type { Logger } from 'pino';
import { Audience, type Onlooker } from './audience.ts';
import { AwaitedOrders } from './awaited-orders.ts';
import { CatchUp } from './catch-up.ts';
import { Channels } from './channels.ts';
import { type OrderChanged, OrderChannel } from './order-channel.ts';
import { PresenceCount, type ViewersAtNode } from './presence.ts';
import type { PresenceChannel } from './presence-channel.ts';
import { SeatMapChannel, type SeatStateReads, type SeatsChanged } from './seat-map-channel.ts';

/** How often the versions of all that is watched are looked up, in milliseconds: news can be lost without a word. */
const CHECK_MS = 10_000;

/** What the database announces. */
export interface Announcements {
  onSeats(change: SeatsChanged & { flightId: string }): void;
  onOrder(change: OrderChanged & { orderId: string }): void;
  onViewers(viewers: ViewersAtNode): void;
  /** The connection was lost and is there again: anything may have been missed. */
  onReconnect(): void;
}

/** The versions that the database shows, of those that are there. */
export interface VersionReads {
  /** @param ids of flights */
  seatVersions(ids: readonly string[]): Promise<{ id: string; version: number }[]>;
}

/** @see VersionReads */
export interface OrderVersionReads {
  /** @param ids of orders */
  versions(ids: readonly string[]): Promise<{ id: string; version: number }[]>;
}

/** What is behind the live feed, for those who send it without a generator for each viewer. */
export interface FeedChannels {
  readonly seatMaps: {
    /** The map of a flight, for someone who counts among those who look at it until `leave` is called. */
    enter(flightId: string, onlooker: Onlooker): ReturnType<Channels<SeatMapChannel>['enter']>;
    keys(): string[];
  };
  readonly presences: Pick<Channels<PresenceChannel>, 'enter'>;
}

/** The live feed of one node. */
export interface NodeFeed extends LiveFeed {
  readonly channels: FeedChannels;
  readonly awaited: Pick<AwaitedOrders, 'written'>;
  close(): Promise<void>;
}

/** The live feed of one API node: it listens once, and keeps the state of each flight and order that someone is watching. */
export async function createLiveFeed(deps: {
  flights: SeatStateReads & VersionReads;
  orders: OrderReads & OrderVersionReads;
  listen(announcements: Announcements): Promise<{ close(): Promise<void> }>;
  /** What makes a guest known among the viewers of a flight, the same at every node. */
  markOf(guestId: string, flightId: string): string;
  /** Tells every node who looks at flights at this one. */
  announceViewers(viewers: ViewersAtNode): Promise<void>;
  now(): number;
  logger: Logger;
}): Promise<NodeFeed> {
  const { flights, orders, now, logger } = deps;
  const seatMaps = new Channels((flightId) => new SeatMapChannel(flightId, flights, logger));
  const orderStates = new Channels((orderId) => new OrderChannel(orderId, orders, logger));
  const awaited = new AwaitedOrders();
  const audience = new Audience(deps.markOf);
  const presence = new PresenceCount({ own: audience, requireFlight, announce: deps.announceViewers, now, logger });

  const enterMap: FeedChannels['seatMaps']['enter'] = async (flightId, onlooker) => {
    const depart = audience.join(flightId, onlooker);
    try {
      const { channel, leave } = await seatMaps.enter(flightId);
      const leaveBoth = () => {
        depart();
        leave();
      };
      return { channel, leave: leaveBoth };
    } catch (error) {
      depart();
      throw error;
    }
  };

  async function requireFlight(flightId: string): Promise<void> {
    const found = await flights.seatVersions([flightId]);
    if (found.length === 0) throw new JumpseatError(refusal('FLIGHT_NOT_FOUND', { detail: flightId }));
  }

  async function checkVersions(): Promise<void> {
    const [watched, followed] = [seatMaps.keys(), orderStates.keys()];
    if (watched.length > 0) {
      for (const { id, version } of await flights.seatVersions(watched)) seatMaps.get(id)?.announce({ version });
    }
    if (followed.length > 0) {
      for (const { id, version } of await orders.versions(followed)) orderStates.get(id)?.check(version);
    }
  }

  const check = new CatchUp(checkVersions, logger);
  const listener = await deps.listen({
    onSeats: ({ flightId, ...change }) => seatMaps.get(flightId)?.announce(change),
    onOrder({ orderId, ...change }) {
      awaited.announce(orderId, change.state);
      orderStates.get(orderId)?.announce(change);
    },
    onViewers: (viewers) => presence.hear(viewers),
    onReconnect: () => check.ask(),
  });
  const checks = setInterval(() => check.ask(), CHECK_MS);

  return {
    channels: { seatMaps: { enter: enterMap, keys: () => seatMaps.keys() }, presences: presence.channels },
    awaited,
    async *seatMap(flightId, { after, signal, ...onlooker }) {
      const { channel, leave } = await enterMap(flightId, onlooker);
      try {
        yield* channel.watch(after, signal);
      } finally {
        leave();
      }
    },
    presence: (flightId, { signal }) => presence.channels.view(flightId, (channel) => channel.watch(undefined, signal)),
    async *order(orderId, { after, guestId, signal }) {
      const states = orderStates.view(orderId, (channel) => {
        channel.requireAnswersTo({ guestId });
        return channel.watch(after, signal);
      });
      for await (const order of states) yield toOrderView(order, now());
    },
    async close() {
      clearInterval(checks);
      check.close();
      await presence.close();
      await listener.close();
    },
  };
}
