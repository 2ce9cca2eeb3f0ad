import type { Unpaid } from '@jumpseat/domain';
import type { Database } from '../connect.ts';

/** The owner of an order, for limits. */
export interface Claimant {
  readonly flightId: string;
  readonly guestId: string | null;
  /** A keyed hash of the address; null if no limit by address applies. */
  readonly address: string | null;
}

export interface Claim {
  readonly orderId: string;
  readonly claimedAt: string;
}

/** Stores who has which open orders, with how many seats. */
export interface ClaimStore {
  /** Claims a new order. Several claims of one id count as the one with the most seats. `drop` takes the result. */
  claim(order: Claimant & { orderId: string; seats: number }): Promise<Claim>;
  /**
   * Begins a change of an order to `seats` seats. Until all its changes have ended, the order claims the highest number
   * of them. Returns the claim before, with the number of pending changes; undefined if the order has no claim.
   */
  beginChange(orderId: string, seats: number): Promise<(Claimant & { seats: number; pending: number }) | undefined>;
  /** Ends a change, whatever its result. */
  endChange(orderId: string): Promise<void>;
  /** Deletes the claim of an order that was not created. Keeps it if the order is open or was claimed again. */
  drop(claim: Claim): Promise<void>;
  /** The unpaid orders and seats of the guest and of the address. */
  unpaid(claimant: Claimant): Promise<Unpaid>;
}

/** The claims in Postgres. The record of an order's end deletes its claim: see `recordOrders`. */
export function createClaimStore({ sql }: Database): ClaimStore {
  return {
    async claim({ orderId, flightId, guestId, address, seats }) {
      const [claimed] = await sql<{ claimedAt: string }[]>`
        insert into order_claims (order_id, flight_id, guest_id, address, seats, claimed_at)
        values (${orderId}, ${flightId}, ${guestId}, ${address}, ${seats}, now())
        on conflict (order_id) do update set seats = greatest(order_claims.seats, excluded.seats),
          claimed_at = greatest(excluded.claimed_at, order_claims.claimed_at + interval '1 ms')
        returning claimed_at::text as "claimedAt"`;
      return { orderId, claimedAt: claimed?.claimedAt ?? '' };
    },
    async beginChange(orderId, seats) {
      const [before] = await sql<(Claimant & { seats: number; pending: number })[]>`
        with before as (select * from order_claims where order_id = ${orderId} for update)
        update order_claims set seats = greatest(order_claims.seats, ${seats}), pending = order_claims.pending + 1
        from before where order_claims.order_id = before.order_id
        returning before.flight_id as "flightId", before.guest_id as "guestId", before.address, before.seats, before.pending`;
      return before;
    },
    async endChange(orderId) {
      await sql`
        update order_claims set pending = pending - 1, seats = case
          when pending > 1 then seats
          else coalesce((select cardinality(orders.seats) from orders where id = order_id), seats)
        end
        where order_id = ${orderId}`;
    },
    async drop({ orderId, claimedAt }) {
      await sql`
        delete from order_claims
        where order_id = ${orderId} and claimed_at = ${claimedAt}::text::timestamptz and not exists (
          select from orders where id = order_id and status in ('CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING')
        )`;
    },
    async unpaid({ flightId, guestId, address }) {
      const [row] = await sql<Unpaid[]>`
        select
          count(*) filter (where guest_id = ${guestId})::int as "ordersOfGuest",
          coalesce(sum(seats) filter (where guest_id = ${guestId} and flight_id = ${flightId}), 0)::int as "seatsOfGuest",
          count(*) filter (where address = ${address} and seats = 0)::int as "emptyOfAddress",
          coalesce(sum(seats) filter (where address = ${address} and flight_id = ${flightId}), 0)::int as "seatsOfAddress"
        from order_claims where guest_id = ${guestId} or address = ${address}`;
      return row ?? { ordersOfGuest: 0, seatsOfGuest: 0, emptyOfAddress: 0, seatsOfAddress: 0 };
    },
  };
}
