import type { SeatCode } from '@jumpseat/domain';
import type { Database } from '../connect.ts';
import { type DueMailRow, dueMailRows } from './due-mail-rows.ts';
import {
  hasBookedItsSeats,
  hasDeletedUnpaid,
  liveOrderHeads,
  namelessOrders,
  type OrderHead,
  orderHeads,
  raiseTryTokens,
} from './order-rows.ts';
import {
  type BlockHead,
  blockHead,
  type HeldSeat,
  heldSeats,
  raiseRun,
  raiseSeatVersion,
  type UnbookedSeat,
  unbookedSeats,
} from './seat-rows.ts';
import { type ServerUse, serverUse } from './server-state.ts';

/** What `npm run reconcile` reads and writes beyond the stores of the activities. Only while Jumpseat is stopped. */
export interface ReconcileStore {
  serverUse(): Promise<ServerUse>;
  /** The heads of those orders that exist. */
  orderHeads(orderIds: readonly string[]): Promise<OrderHead[]>;
  liveOrderHeads(): Promise<OrderHead[]>;
  /** Those of the orders that have no traveller by name. */
  namelessOrders(orderIds: readonly string[]): Promise<string[]>;
  /** Raises the tokens of tries to at least `token`. Returns whether they were lower. */
  raiseTryTokens(token: number): Promise<boolean>;
  blockHead(block: { flightId: string; blockId: string; seats: readonly SeatCode[] }): Promise<BlockHead>;
  raiseRun(block: { flightId: string; blockId: string; run: number }): Promise<void>;
  /** Raises a flight's seat version above all that viewers may have seen, and sends them every seat again. */
  raiseSeatVersion(flightId: string): Promise<void>;
  heldSeats(): Promise<HeldSeat[]>;
  /** The seats that confirmed orders of this flight should have booked, and have not. None of an archived flight. */
  unbookedSeats(flightId: string): Promise<UnbookedSeat[]>;
  /** Whether the order has seats, and all of them are booked for it. */
  hasBookedItsSeats(orderId: string): Promise<boolean>;
  /** Whether housekeeping has deleted the unpaid orders of a flight. */
  hasDeletedUnpaid(flightId: string): Promise<boolean>;
  dueMails(): Promise<DueMailRow[]>;
}

export function createReconcileStore(database: Database): ReconcileStore {
  return {
    serverUse: () => serverUse(database),
    orderHeads: (orderIds) => orderHeads(database, orderIds),
    liveOrderHeads: () => liveOrderHeads(database),
    namelessOrders: (orderIds) => namelessOrders(database, orderIds),
    raiseTryTokens: (token) => raiseTryTokens(database, token),
    blockHead: (block) => blockHead(database, block),
    raiseRun: (block) => raiseRun(database, block),
    raiseSeatVersion: (flightId) => raiseSeatVersion(database, flightId),
    heldSeats: () => heldSeats(database),
    unbookedSeats: (flightId) => unbookedSeats(database, flightId),
    hasBookedItsSeats: (orderId) => hasBookedItsSeats(database, orderId),
    hasDeletedUnpaid: (flightId) => hasDeletedUnpaid(database, flightId),
    dueMails: () => dueMailRows(database),
  };
}
