import type { SeatCode } from '@jumpseat/domain';
import type { Database } from '../connect.ts';

/** A seat that is shown as held, though it should not be, or its order doesn't know of it. */
export interface StrandedSeat {
  readonly flightId: string;
  readonly seat: SeatCode;
  readonly orderId: string;
  /** LAPSED: its lease ran out at least `graceMs` ago. UNKNOWN: its order has ended, or holds other seats. */
  readonly why: 'LAPSED' | 'UNKNOWN';
  /** The version of its order; 0 where there is none. */
  readonly orderVersion: number;
  /** The flight's version with which the seat changed last: the same seat with another one was held anew. */
  readonly flightVersion: number;
}

/** Held seats that look stranded. An order that is just being changed looks so for a moment: look twice. */
export async function strandedSeats({ sql }: Database, graceMs: number): Promise<StrandedSeat[]> {
  return sql<StrandedSeat[]>`
    select seats.flight_id as "flightId", seats.code as seat, seats.order_id as "orderId",
      case when lease_until < now() - ${graceMs} * interval '1 ms' then 'LAPSED' else 'UNKNOWN' end as why,
      coalesce(orders.version, 0) as "orderVersion", seats.flight_version as "flightVersion"
    from seats left join orders on orders.id = seats.order_id
    where seats.status = 'HELD'
      and (
        lease_until < now() - ${graceMs} * interval '1 ms'
        or orders.status in ('CONFIRMED', 'FAILED', 'EXPIRED', 'CANCELLED', 'REFUNDED')
        or not seats.code = any(orders.seats)
      )
    order by seats.flight_id, seats.code`;
}
