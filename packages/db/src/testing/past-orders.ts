import {
  DEFAULT_POLICY,
  euros,
  instant,
  layoutOf,
  type Order,
  type OrderEvent,
  openOrder,
  refusal,
  seatsOf,
  transition,
  usualFares,
} from '@jumpseat/domain';
import { connect } from '../connect.ts';
import { createFlights } from '../flights/new-flight.ts';
import { paymentOf } from '../orders/payment-of.ts';

const LAYOUT = 'a320neo';
const ORDERS_A_FLIGHT = 160;
const FLIGHTS_AT_ONCE = 200;
const DAY_MS = 86_400_000;
/** The orders are spread over this many days before now. */
const DAYS = 90;

/** How orders end: of 20 in a row, the first 12 are CONFIRMED, those up to the 15th EXPIRED, and so on. */
const ENDINGS_OF_20 = { CONFIRMED: 12, EXPIRED: 15, DECLINED: 18, CANCELLED: 19, REFUSED: 20 } as const;
type Ending = keyof typeof ENDINGS_OF_20;

type UntimedEvent = OrderEvent extends infer E ? (E extends OrderEvent ? Omit<E, 'at'> : never) : never;

/**
 * Inserts past orders of departed flights, with their events, payments and bookings. Six of ten are confirmed with one
 * or two seats. The others have expired (half of them after a declined payment), were cancelled or were refused.
 */
export async function insertPastOrders(url: string, count: number): Promise<void> {
  const database = connect(url, { max: 1 });
  const { sql } = database;
  try {
    await sql`set statement_timeout = 0`;
    await sql`set idle_in_transaction_session_timeout = 0`;
    const flights = Math.ceil(count / ORDERS_A_FLIGHT);
    for (let first = 0; first < flights; first += FLIGHTS_AT_ONCE) {
      const some = Math.min(FLIGHTS_AT_ONCE, flights - first);
      await createFlights(
        database,
        Array.from({ length: some }, (_, each) => pastFlight(first + each)),
      );
    }
    const codes = seatsOf(layoutOf(LAYOUT)).map(({ code }) => code);
    await sql`
      create temporary table past as
      select
        'past-' || n as id, 'PAST-' || n / ${ORDERS_A_FLIGHT}::int as flight_id, 'guest-' || n % 5000 as guest_id,
        date_trunc('milliseconds', now()) - interval '1 day' * (1 + ${DAYS}::float * n / ${count}::int) as at,
        story.ending, story.state, story.events, story.payments,
        -- Two confirmed orders share three seats, and no seat is booked twice.
        case
          when story.ending = 'REFUSED' then '{}'::text[]
          when story.ending <> 'CONFIRMED' then array[(${codes}::text[])[1 + place % 166]]
          when nth % 2 = 0 then array[(${codes}::text[])[1 + nth / 2 * 3]]
          else (${codes}::text[])[2 + nth / 2 * 3 : 3 + nth / 2 * 3]
        end as seats
      from generate_series(0, ${count}::int - 1) as n
      cross join lateral (select n % ${ORDERS_A_FLIGHT}::int as place) as p
      cross join lateral (select place / 20 * ${ENDINGS_OF_20.CONFIRMED}::int + place % 20 as nth) as c
      join lateral (
        select * from jsonb_to_recordset(${JSON.stringify(stories())}::text::jsonb)
          as story (ending text, upto int, state jsonb, events jsonb, payments jsonb)
        where place % 20 < upto order by upto limit 1
      ) as story on true`;
    await sql`
      insert into orders (id, flight_id, user_id, guest_id, status, seats, hold_expires_at, version, state, created_at, updated_at)
      select
        id, flight_id, 'ada', guest_id, (state->>'status')::order_status, seats, null, (state->>'version')::int,
        state || jsonb_build_object('id', id, 'flightId', flight_id, 'guestId', guest_id)
          || case when seats = '{}' then '{}' else
            jsonb_build_object('hold', state->'hold' || jsonb_build_object('seats', to_jsonb(seats)))
          end,
        at, at
      from past`;
    await sql`
      insert into order_events (order_id, version, type, at, data)
      select id, version, type, at, data
      from past, jsonb_to_recordset(events) as event (version int, type text, data jsonb)`;
    await sql`
      insert into payments (order_id, attempt, idempotency_key, amount, currency, status, started_at, finished_at)
      select id, attempt, id || '/' || attempt, amount, currency, status, at, at
      from past, jsonb_to_recordset(payments) as payment (attempt int, amount int, currency text, status payment_status)`;
    await sql`
      update seats set status = 'BOOKED', order_id = past.id, version = 3, flight_version = 3
      from past where ending = 'CONFIRMED' and seats.flight_id = past.flight_id and seats.code = any(past.seats)`;
    await sql`
      insert into bookings (flight_id, seat, order_id, booked_at)
      select flight_id, seat, id, at from past, unnest(seats) as seat where ending = 'CONFIRMED'`;
    await sql`drop table past`;
    await sql`vacuum analyze`;
  } finally {
    await database.close();
  }
}

function pastFlight(number: number) {
  const departsAt = instant(Date.now() - DAY_MS);
  return {
    id: `PAST-${number}`,
    layoutId: LAYOUT,
    blockBy: 'cabin' as const,
    origin: 'ZRH',
    destination: 'LIS',
    departsAt,
    salesCloseAt: departsAt,
    fares: usualFares(layoutOf(LAYOUT)),
    surcharges: {},
  };
}

/** For each ending, the rows of an order with that ending. */
function stories() {
  const at = instant(Date.now() - 2 * DAY_MS);
  const expiresAt = instant(Date.parse(at) + 900_000);
  const held: UntimedEvent = { type: 'SEATS_HELD', seats: ['1A', '1B'], total: euros(17_800), expiresAt };
  const paying: UntimedEvent = { type: 'PAYMENT_STARTED', expiresAt };
  const declined: UntimedEvent = { type: 'PAYMENT_FAILED', refusal: refusal('PAYMENT_DECLINED'), ends: false };
  const refused: UntimedEvent = { type: 'SEATS_REFUSED', refusal: refusal('SEAT_HELD', { seats: ['1A'] }), ends: true };
  const events: Readonly<Record<Ending, readonly UntimedEvent[]>> = {
    CONFIRMED: [held, paying, { type: 'CONFIRMED' }],
    EXPIRED: [held, { type: 'EXPIRED' }],
    DECLINED: [held, paying, declined, { type: 'EXPIRED' }],
    CANCELLED: [held, { type: 'CANCELLED' }],
    REFUSED: [refused],
  };
  return Object.entries(ENDINGS_OF_20).map(([ending, upto]) => {
    const steps = events[ending as Ending].map((event) => ({ ...event, at }) as OrderEvent);
    const states: Order[] = [];
    for (const event of steps) states.push(transition(states.at(-1) ?? opened(Date.parse(at)), event));
    const payments = steps.flatMap((event, index) => {
      const state = states[index];
      return (state && event.type !== 'PAYMENT_STARTED' && paymentOf(state, event)) || [];
    });
    return {
      ending,
      upto,
      state: states.at(-1),
      payments,
      events: steps.map(({ type, at: _, ...data }, index) => ({ version: index + 1, type, data })),
    };
  });
}

function opened(now: number): Order {
  return openOrder({ id: '', flightId: '', userId: 'ada', guestId: null, policy: DEFAULT_POLICY, now });
}
