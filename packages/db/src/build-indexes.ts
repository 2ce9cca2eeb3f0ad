import type { Sql } from 'postgres';

/**
 * Indexes that came after their tables had rows. A migration would lock the table while it builds one, so that nobody
 * could book. These are built after the migrations, beside reads and writes.
 */
const INDEXES: Readonly<Record<string, string>> = {
  flights_to_tidy: `on flights (departs_at, id)
    where unpaid_deleted_at is null or personal_data_erased_at is null or archived_at is null`,
  orders_ended_of_flight: `on orders (flight_id)
    where status in ('CONFIRMED', 'REFUNDED', 'FAILED', 'EXPIRED', 'CANCELLED') and seats <> '{}'`,
};

/** Builds the indexes that are missing, and again those whose building was interrupted. */
export async function buildIndexes(sql: Sql): Promise<void> {
  for (const [name, definition] of Object.entries(INDEXES)) {
    const [broken] = await sql`select from pg_index where indexrelid = to_regclass(${name}) and not indisvalid`;
    if (broken) await sql`drop index concurrently ${sql(name)}`;
    await sql.unsafe(`create index concurrently if not exists ${name} ${definition}`);
  }
}
