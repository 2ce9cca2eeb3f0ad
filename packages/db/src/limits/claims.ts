import type { Unpaid } from '@jumpseat/domain';
import type { Database } from '../connect.ts';

/** Whose an order is, to count by. */
export interface Claimant {
  readonly flightId: string;
  readonly guestId: string | null;
  /** A keyed hash of the address; null where it doesn't count. */
  readonly address: string | null;
}

/** What open orders were asked for by whom. */
export interface ClaimStore {
  /** Claims a new order. Returns whether the order was unclaimed. */
  claim(order: Claimant & { orderId: string; seats: number }): Promise<boolean>;
  /** Says that an order asks for so many seats now. Returns whose it is and how many it had claimed; undefined where it isn't claimed. */
  change(orderId: string, seats: number): Promise<(Claimant & { seats: number }) | undefined>;
  /** Gives a claim up: its order was never opened. */
  drop(orderId: string): Promise<void>;
  /** What the guest holds without paying, and what is held from the address. */
  unpaid(claimant: Claimant): Promise<Unpaid>;
}

/** Claims of orders. An order that ends gives its claim up itself: see `recordOrder`. */
export function createClaimStore({ sql }: Database): ClaimStore {
  return {
    async claim({ orderId, flightId, guestId, address, seats }) {
      const { count } = await sql`
        insert into order_claims (order_id, flight_id, guest_id, address, seats, claimed_at)
        values (${orderId}, ${flightId}, ${guestId}, ${address}, ${seats}, now())
        on conflict do nothing`;
      return count > 0;
    },
    async change(orderId, seats) {
      const [before] = await sql<(Claimant & { seats: number })[]>`
        with before as (select * from order_claims where order_id = ${orderId} for update)
        update order_claims set seats = ${seats} from before where order_claims.order_id = before.order_id
        returning before.flight_id as "flightId", before.guest_id as "guestId", before.address, before.seats`;
      return before;
    },
    async drop(orderId) {
      await sql`delete from order_claims where order_id = ${orderId}`;
    },
    async unpaid({ flightId, guestId, address }) {
      // A request that is under way asks for more than its order has, or for less than it still has.
      const [row] = await sql<Unpaid[]>`
        with claimed as (
          select claims.guest_id, claims.address, claims.flight_id,
            greatest(claims.seats, coalesce(cardinality(orders.seats), 0)) as seats
          from order_claims as claims left join orders on orders.id = claims.order_id
          where claims.guest_id = ${guestId} or claims.address = ${address}
        )
        select
          count(*) filter (where guest_id = ${guestId})::int as "ordersOfGuest",
          coalesce(sum(seats) filter (where guest_id = ${guestId} and flight_id = ${flightId}), 0)::int as "seatsOfGuest",
          count(*) filter (where address = ${address} and seats = 0)::int as "emptyOfAddress",
          coalesce(sum(seats) filter (where address = ${address} and flight_id = ${flightId}), 0)::int as "seatsOfAddress"
        from claimed`;
      return row ?? { ordersOfGuest: 0, seatsOfGuest: 0, emptyOfAddress: 0, seatsOfAddress: 0 };
    },
  };
}
