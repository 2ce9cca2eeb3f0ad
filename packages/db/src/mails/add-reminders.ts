import { LEAST_TIME_AFTER_REMINDER_MS, SHORTEST_REMINDED_HOLD_MS } from '@jumpseat/domain';
import type { Database } from '../connect.ts';

/** The most reminders to one address in a day. Anyone can enter the address of a stranger. */
const MOST_PER_ADDRESS = 3;

/**
 * Adds a reminder to each order that holds seats, whose time to pay is up within `beforeMs` milliseconds, and whose
 * contact asked for it. One address gets at most 3 in 24 hours. Returns the number of new reminders.
 *
 * A refused request changes the order's version but not its time. So an order that was reminded in the last `beforeMs`
 * gets no other one, unless that one was dropped.
 */
export async function addReminders({ sql }: Database, beforeMs: number): Promise<number> {
  // In the order of their ids, so that two workers never wait for each other.
  const added = await sql`
    with wanted as (
      select orders.id, orders.version, lower(contacts.email) as address
      from orders join contacts on contacts.order_id = orders.id
      where orders.status = 'SEATS_RESERVED' and contacts.remind
        and orders.hold_expires_at > now() + ${LEAST_TIME_AFTER_REMINDER_MS} * interval '1 ms'
        and orders.hold_expires_at < now() + ${beforeMs} * interval '1 ms'
        and (orders.state->'policy'->>'holdMs')::numeric >= ${SHORTEST_REMINDED_HOLD_MS}::numeric
        and not exists (
          select from mails
          where mails.order_id = orders.id and mails.kind = 'REMINDER' and mails.status <> 'DROPPED'
            and mails.created_at > now() - ${beforeMs} * interval '1 ms'
        )
    ),
    counted as (
      select id, version, row_number() over (partition by address order by id) + (
        select count(*) from contacts join mails on mails.order_id = contacts.order_id
        where lower(contacts.email) = wanted.address and mails.kind = 'REMINDER' and mails.status <> 'DROPPED'
          and mails.created_at > now() - interval '24 hours'
      ) as number
      from wanted
    )
    insert into mails (order_id, version, kind)
    select id, version, 'REMINDER' from counted where number <= ${MOST_PER_ADDRESS}::int
    order by id
    on conflict (order_id, version) do nothing`;
  return added.count;
}
