import type { NewFlight } from '@jumpseat/booking/contracts';
import { layoutOf, seatsOf } from '@jumpseat/domain';
import type { Database } from '../connect.ts';

/** Inserts a flight with a row for each seat of its layout. Returns false and changes nothing if the id is taken. */
export async function createFlight(database: Database, flight: NewFlight): Promise<boolean> {
  return (await createFlights(database, [flight])) === 1;
}

/** Inserts flights with a row for each seat, in one statement. Skips taken ids; returns the number of new flights. */
export async function createFlights({ sql }: Database, flights: readonly NewFlight[]): Promise<number> {
  const layouts = [...new Set(flights.map(({ layoutId }) => layoutId))];
  const places = layouts.flatMap((layoutId) =>
    seatsOf(layoutOf(layoutId)).map(({ code, cabin }, position) => ({ layoutId, code, cabin, position })),
  );
  const [counted] = await sql<{ created: number }[]>`
    with created as (
      insert into flights (
        id, layout_id, block_by, origin, destination, departs_at, arrives_at, sales_close_at, fares, surcharges
      )
      select id, "layoutId", "blockBy", origin, destination, "departsAt", "arrivesAt", "salesCloseAt", fares, surcharges
      from jsonb_to_recordset(${JSON.stringify(flights)}::text::jsonb) as flight (
        id text, "layoutId" text, "blockBy" text, origin text, destination text,
        "departsAt" timestamptz, "arrivesAt" timestamptz, "salesCloseAt" timestamptz, fares jsonb, surcharges jsonb
      )
      on conflict do nothing
      returning id, layout_id
    ),
    seated as (
      insert into seats (flight_id, code, cabin, position)
      select created.id, code, cabin, position
      from created
      join jsonb_to_recordset(${JSON.stringify(places)}::text::jsonb)
        as place ("layoutId" text, code text, cabin text, position int) on place."layoutId" = created.layout_id
    )
    select count(*)::int as created from created`;
  return counted?.created ?? 0;
}
