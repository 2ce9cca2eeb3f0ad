import type { Unpaid } from '@jumpseat/domain';
import type { Database } from '../connect.ts';

/** Whose an order is, to count by. */
export interface Claimant {
  readonly flightId: string;
  readonly guestId: string | null;
  /** A keyed hash of the address; null where it doesn't count. */
  readonly address: string | null;
}

/** A claim, as it was made. */
export interface Claim {
  readonly orderId: string;
  readonly claimedAt: string;
}

/** What open orders were asked for by whom. */
export interface ClaimStore {
  /** Claims a new order; where several are asked for under one id, the most seats of them. Returns what `drop` gives up. */
  claim(order: Claimant & { orderId: string; seats: number }): Promise<Claim>;
  /**
   * Says that a change of an order's seats begins, to so many. Until all its changes have ended, the order claims the most of them. Returns
   * whose it is, how many it had claimed, and how many changes were under way; undefined where it isn't claimed.
   */
  beginChange(orderId: string, seats: number): Promise<(Claimant & { seats: number; pending: number }) | undefined>;
  /** Says that a change has ended, whatever came of it. */
  endChange(orderId: string): Promise<void>;
  /** Gives a claim up whose order was not opened. It stays where the order is open, or was claimed again meanwhile. */
  drop(claim: Claim): Promise<void>;
  /** What the guest holds without paying, and what is held from the address. */
  unpaid(claimant: Claimant): Promise<Unpaid>;
}

/** Claims of orders. An order that ends gives its claim up itself: see `recordOrder`. */
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
