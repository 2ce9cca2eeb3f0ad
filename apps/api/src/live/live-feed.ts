import { toOrderView } from '@jumpseat/booking/contracts';
import type { LiveFeed, OrderReads } from '@jumpseat/booking/router';
import type { Logger } from 'pino';
import { Channels } from './channels.ts';
import { OrderChannel } from './order-channel.ts';
import { SeatMapChannel, type SeatStateReads, type SeatsChanged } from './seat-map-channel.ts';

/** What the database announces. */
export interface Announcements {
  onSeats(change: SeatsChanged & { flightId: string }): void;
  onOrder(change: { orderId: string; version: number }): void;
  /** The connection was lost and is there again: anything may have been missed. */
  onReconnect(): void;
}

/** The live feed of one API node: it listens once, and keeps the state of each flight and order that someone is watching. */
export async function createLiveFeed(deps: {
  flights: SeatStateReads;
  orders: OrderReads;
  listen(announcements: Announcements): Promise<{ close(): Promise<void> }>;
  now(): number;
  logger: Logger;
}): Promise<LiveFeed & { close(): Promise<void> }> {
  const { flights, orders, now, logger } = deps;
  const seatMaps = new Channels((flightId) => new SeatMapChannel(flightId, flights, logger));
  const orderStates = new Channels((orderId) => new OrderChannel(orderId, orders, logger));

  const listener = await deps.listen({
    onSeats: ({ flightId, ...change }) => seatMaps.get(flightId)?.announce(change),
    onOrder: ({ orderId, version }) => orderStates.get(orderId)?.announce(version),
    onReconnect() {
      for (const channel of [...seatMaps.all(), ...orderStates.all()]) channel.catchUp();
    },
  });

  return {
    seatMap: (flightId, { after, signal }) => seatMaps.view(flightId, (channel) => channel.watch(after, signal)),
    async *order(orderId, { after, signal }) {
      const states = orderStates.view(orderId, (channel) => channel.watch(after, signal));
      for await (const order of states) yield toOrderView(order, now());
    },
    close: () => listener.close(),
  };
}
