import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  bookingsHaveTheirMails,
  mailsComeAgainOnlyAfterFaults,
  mailsEnd,
  sentMailsArrive,
  ticketsNameTheirSeats,
} from '../src/checker/invariants/index.ts';
import type { Connection, Fault, ProcessName } from '../src/faults/fault.ts';
import type { ReceivedMail } from '../src/servers/received-mail.ts';
import { ConsistentDatabase } from './support/consistent-database.ts';
import { receivedMails } from './support/received-mails.ts';

let database: ConsistentDatabase;
beforeAll(async () => {
  database = await ConsistentDatabase.create();
});
afterAll(() => database.remove());
beforeEach(() => database.restore());

const TAKEN_AT = 1_000_000;
const [confirmation, ...others] = receivedMails() as [ReceivedMail, ...ReceivedMail[]];
const copy = (more: Partial<ReceivedMail>): ReceivedMail => ({ ...confirmation, ...more });

describe('a mail that arrived', () => {
  const details = async (...mailbox: ReceivedMail[]) =>
    sentMailsArrive(await database.tables(), mailbox).map(({ detail }) => detail);

  test('is the one of Postgres, however often it comes', async () => {
    expect(await details(confirmation, copy({ at: TAKEN_AT + 1 }), ...others)).toEqual([]);
  });

  test.each([
    ['is of no order', copy({ messageId: '<nobody.3@jumpseat.example>' }), /which Postgres does not have/],
    ['has no Message-ID of ours', copy({ messageId: '' }), /which Postgres does not have/],
    ['has a second Message-ID', copy({ messageId: '<booked.3@other.example>' }), /came under 2 Message-IDs/],
    ['went to somebody else', copy({ to: 'ada-refunded@example.com' }), /went to the address of another order/],
  ])('is a violation if it %s', async (_, mail, expected) => {
    expect(await details(confirmation, mail, ...others)).toEqual([expect.stringMatching(expected)]);
  });
});

describe('a mail that comes again', () => {
  const violations = async (fault: Fault, from: number, isCluster = false) => {
    const mailbox = [confirmation, copy({ at: TAKEN_AT + 62_000 }), ...others];
    const injectedFaults = [{ fault, from, to: from + 2_000 }];
    return mailsComeAgainOnlyAfterFaults(await database.tables(), mailbox, { injectedFaults, isCluster }).map(
      ({ detail }) => detail,
    );
  };
  const kill = (process: ProcessName): Fault => ({
    kind: 'kill',
    process,
    forMs: 2_000,
  });
  const lose = (connection: Connection): Fault => ({
    kind: 'lose-answers',
    connection,
    nodes: [1],
    forMs: 2_000,
  });

  test.each([
    kill('worker-2'),
    kill('mail'),
    kill('temporal'),
    kill('temporal-3'),
    kill('proxy'),
    lose('worker–mail'),
    lose('temporal–postgres'),
  ])('is excused by %o while it was taken', async (fault) => {
    expect(await violations(fault, TAKEN_AT - 1_000)).toEqual([]);
  });

  test('is excused by a fault of Postgres if Temporal stores everything there', async () => {
    expect(await violations(kill('postgres'), TAKEN_AT, true)).toEqual([]);
  });

  test.each([
    ['the fault was over long before', kill('worker-2'), TAKEN_AT - 8_000],
    ['the fault came long after', kill('worker-2'), TAKEN_AT + 16_000],
    ['the fault struck a part that sends no mail', kill('api-1'), TAKEN_AT],
    ['the fault struck only clients', lose('client–api'), TAKEN_AT],
    ['Postgres was struck, because Temporal knows that it was sent', kill('postgres'), TAKEN_AT],
  ])('is a violation if %s', async (_, fault, from) => {
    expect(await violations(fault, from)).toEqual(['its CONFIRMATION came again after 62.0 s']);
  });
});

test.each([
  ['names a seat too few', copy({ text: 'Your seat: A1' }), 'names the seats A1, booked are A1, A2'],
  ['names a seat too many', copy({ text: 'A1, A2, B1' }), 'names the seats A1, A2, B1, booked are A1, A2'],
  ['has the ticket of another booking', copy({ attachments: ['ticket-M4XN9C.pdf'] }), 'has no ticket-K7QW3P.pdf'],
  ['has no ticket', copy({ attachments: [] }), 'has no ticket-K7QW3P.pdf, but nothing'],
])('a confirmation that %s is a violation', async (_, mail, expected) => {
  const found = ticketsNameTheirSeats(await database.tables(), [mail, ...others]);
  expect(found.map(({ detail }) => detail)).toEqual([expect.stringContaining(expected)]);
});

test('a mail to an address that is gone bounces, and no other is sent', async () => {
  await database.run(`update contacts set email = 'gone-booked@example.com' where order_id = 'booked';
    update mails set status = 'BOUNCED' where order_id = 'booked'`);
  const tables = await database.tables();
  expect([...mailsEnd(tables, true), ...sentMailsArrive(tables, others)]).toEqual([]);
});

test('a hold of 15 minutes may have a reminder', async () => {
  await database.run(`insert into mails (order_id, version, kind, status) values ('held', 1, 'REMINDER', 'SENT')`);
  expect(bookingsHaveTheirMails(await database.tables(), true)).toEqual([]);
});

describe('in a system that was not made for a run', () => {
  const violations = async () => {
    const tables = await database.tables();
    return [...bookingsHaveTheirMails(tables, false), ...mailsEnd(tables, false)].map(({ about }) => about.orderId);
  };

  test('a contact may be erased, a booking be older than mail, and a mail server be down', async () => {
    await database.run(`delete from contacts where order_id = 'refunded';
      delete from mails where order_id = 'booked';
      update order_events set at = at - interval '1 day' where order_id = 'booked';
      update mails set status = 'DUE' where kind = 'REFUND'`);
    expect(await violations()).toEqual([]);
  });

  test('a missing mail, and one that is due for two days, are violations', async () => {
    await database.run(`update mails set created_at = now() - interval '2 days', status = 'DUE' where kind = 'REFUND';
      delete from mails where order_id = 'booked'`);
    expect(await violations()).toEqual(['booked', 'refunded']);
  });
});
