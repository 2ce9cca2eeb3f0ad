import type { SeatCode } from '@jumpseat/domain';
import type { Database } from '../connect.ts';

/** A seat that is shown as held, although its lease has expired or its order does not hold it. */
export interface StrandedSeat {
  readonly flightId: string;
  readonly seat: SeatCode;
  readonly orderId: string;
  /** LAPSED: the lease expired at least `graceMs` ago. UNKNOWN: the order has ended or holds other seats. */
  readonly why: 'LAPSED' | 'UNKNOWN';
  /** The version of the order; 0 if there is none. */
  readonly orderVersion: number;
  /** The flight's version of the seat's last change. If it differs later, the seat was held again. */
  readonly flightVersion: number;
}

/** Held seats that look stranded. During a change of an order they look so for a moment, so check twice. */
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
