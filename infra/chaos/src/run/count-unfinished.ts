import { connect } from '@jumpseat/db';

/** The numbers of live orders, held seats and due mails. */
export interface Unfinished {
  readonly orders: number;
  readonly seats: number;
  readonly mails: number;
}

export async function countUnfinished(databaseUrl: string): Promise<Unfinished> {
  const database = connect(databaseUrl, { max: 1 });
  try {
    const [row] = await database.sql<Unfinished[]>`
      select
        (select count(*)::int from orders where status in ('CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING')) as orders,
        (select count(*)::int from seats where status = 'HELD') as seats,
        (select count(*)::int from mails where status = 'DUE') as mails`;
    return row ?? { orders: 0, seats: 0, mails: 0 };
  } finally {
    await database.close();
  }
}
