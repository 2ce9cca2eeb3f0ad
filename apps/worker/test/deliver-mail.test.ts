import { mailWorkflowId } from '@jumpseat/booking/contracts';
import type { deliverMail } from '@jumpseat/booking/workflows';
import { createCaretakerStore } from '@jumpseat/db';
import type { ContactLanguage, Order } from '@jumpseat/domain';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { restartWorkflow } from '../src/caretaker/restart-workflow.ts';
import { smtpTransport } from '../src/mail/smtp-transport.ts';
import { FROM, ORIGIN, type StackMail, startMail } from './support/mail.ts';
import { MailServer } from './support/mail-server.ts';
import { type Stack, startStack } from './support/stack.ts';

/** Longer than the first retries of a mail. */
const SOON = { timeout: 30_000, interval: 100 };

const server = new MailServer();
let transport: ReturnType<typeof smtpTransport>;
let stack: Stack;
let mail: StackMail;
let made = 0;
beforeAll(async () => {
  await server.start();
  stack = await startStack();
  transport = smtpTransport(server.url, FROM);
  mail = await startMail(stack, transport);
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await mail.stop();
  await stack.stop();
  await server.stop();
});

const newAddress = () => `ada-${++made}@example.com`;

/** Books a seat for Ada. Returns the booking, and the address that gets its mail. */
async function book(language: ContactLanguage = 'en'): Promise<{ order: Order; email: string }> {
  const { orders } = stack;
  const order = await orders.open(await orders.flight(), ['A1']);
  const email = newAddress();
  await mail.name(order, { email, language });
  await orders.pay(order, '11111');
  return { order: await orders.result(order), email };
}

async function resetFlightOf({ flightId }: Order): Promise<void> {
  await stack.client.execute('resetFlight', {
    workflowId: `reset::${flightId}`,
    taskQueue: stack.taskQueues.order,
    args: [await stack.projection.findForSale(flightId)],
  });
}

/** How the mails of an order have ended, such as `CONFIRMATION SENT`. */
async function mailsOf({ id }: Order): Promise<string[]> {
  return (await mail.trips.mails(id)).map(({ kind, end }) => `${kind} ${end}`);
}

/** The delivery of the mail about the order as it is now. */
const deliveryOf = ({ id: orderId, version }: Order) =>
  stack.client.getHandle<typeof deliverMail>(mailWorkflowId({ orderId, version }));

/** Why the last try of a delivery has failed; undefined before that. */
async function lastFailure(order: Order): Promise<string | null | undefined> {
  try {
    const { raw } = await deliveryOf(order).describe();
    return raw.pendingActivities?.[0]?.lastFailure?.message;
  } catch {
    // Its workflow has not started yet.
    return undefined;
  }
}

test('a passenger who has paid gets one mail, in their language, with ticket, calendar entry and receipt', async () => {
  const { order, email } = await book('de');
  await expect.poll(() => mailsOf(order), SOON).toEqual(['CONFIRMATION SENT']);
  const received = server.receivedBy(email);
  expect(received).toMatchObject([
    {
      from: { name: 'Jumpseat', address: 'trips@jumpseat.example' },
      messageId: `<${order.id}.${order.version}@jumpseat.example>`,
      html: expect.stringContaining(`${ORIGIN}/de/trips/open/`),
      text: expect.stringContaining(`${ORIGIN}/de/trips/open/`),
    },
  ]);
  const types = received[0]?.attachments.map(({ mimeType }) => mimeType).toSorted();
  expect(types).toEqual(['application/pdf', 'application/pdf', 'text/calendar']);
  expect(await deliveryOf(order).result()).toBe('SENT');
});

test('a passenger whose flight is reset gets a mail about the refund', async () => {
  const { order, email } = await book();
  await expect.poll(() => mailsOf(order), SOON).toEqual(['CONFIRMATION SENT']);
  await resetFlightOf(order);
  await expect.poll(() => mailsOf(order), SOON).toEqual(['CONFIRMATION SENT', 'REFUND SENT']);
  expect(server.receivedBy(email)).toHaveLength(2);
});

test('a passenger who asked for it is reminded once when the time to pay is nearly up, and nobody else', async () => {
  const { orders, sql } = stack;
  const flight = await orders.flight();
  const asked = await orders.open(flight, ['A1']);
  const silent = await orders.open(flight, ['A2']);
  const email = newAddress();
  await mail.name(asked, { email, remind: true });
  await mail.name(silent, { email: newAddress() });
  await sql`update orders set hold_expires_at = now() + interval '4 minutes' where flight_id = ${flight.id}`;
  await expect.poll(() => mailsOf(asked), SOON).toEqual(['REMINDER SENT']);
  expect(server.receivedBy(email)).toMatchObject([{ html: expect.stringContaining(`${ORIGIN}/orders/${asked.id}`) }]);
  expect(await mailsOf(silent)).toEqual([]);
});

test('a mail that the server took is not sent again while Postgres can be read but not written', async () => {
  const end = vi.spyOn(mail.store, 'end');
  for (let failures = 0; failures < 3; failures++) end.mockRejectedValueOnce(new Error('read-only transaction'));
  const { order, email } = await book();
  await expect.poll(() => mailsOf(order), SOON).toEqual(['CONFIRMATION SENT']);
  expect(end).toHaveBeenCalledTimes(4);
  expect(server.receivedBy(email)).toHaveLength(1);
});

test('a mail keeps its Message-ID when it is repeated because its worker died before Temporal knew', async () => {
  const { send } = transport;
  vi.spyOn(transport, 'send').mockImplementationOnce(async (message, signal) => {
    await send(message, signal);
    throw new Error('crashed after the server took it');
  });
  const { order, email } = await book();
  await expect.poll(() => mailsOf(order), SOON).toEqual(['CONFIRMATION SENT']);
  const received = server.receivedBy(email);
  expect(received).toHaveLength(2);
  expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(1);
});

test.each<[string, string, () => unknown, () => unknown]>([
  ['is down', 'mail server: ECONNREFUSED', () => server.stop(), () => server.start()],
  [
    'asks to retry later',
    'mail server: SMTP 451',
    () => {
      server.refusal = 451;
    },
    () => {
      server.refusal = null;
    },
  ],
])('a mail waits while the mail server %s, and no failure names its address', async (_what, failure, begin, end) => {
  await begin();
  const { order, email } = await book();
  await expect.poll(() => lastFailure(order), SOON).toBe(failure);
  expect(await mailsOf(order)).toEqual(['CONFIRMATION null']);
  await end();
  await expect.poll(() => mailsOf(order), SOON).toEqual(['CONFIRMATION SENT']);
  expect(server.receivedBy(email)).toHaveLength(1);
});

test('a mail to an address that the server refuses for good is tried once', async () => {
  server.refusal = 550;
  const send = vi.spyOn(transport, 'send');
  const { order } = await book();
  await expect.poll(() => mailsOf(order), SOON).toEqual(['CONFIRMATION BOUNCED']);
  server.refusal = null;
  expect(send.mock.calls.filter(([{ id }]) => id.orderId === order.id)).toHaveLength(1);
  expect(await stack.sql`select reason from mails where order_id = ${order.id}`).toEqual([{ reason: 'SMTP 550' }]);
});

test('a delivery that is repaired begins again from Postgres', async () => {
  server.refusal = 451;
  const { order, email } = await book();
  await expect.poll(() => lastFailure(order), SOON).toBeDefined();
  const { client, database, sql } = stack;
  const stuck = client.getHandle(mailWorkflowId({ orderId: order.id, version: order.version }));
  const { runId } = await stuck.describe();
  await sql`update mails set start_after = now() + interval '1 hour' where order_id = ${order.id}`;
  server.refusal = null;
  await restartWorkflow(stuck.workflowId, {
    ...stack,
    store: createCaretakerStore(database),
    orders: stack.orderWorkflows,
  });
  await expect.poll(() => mailsOf(order), SOON).toEqual(['CONFIRMATION SENT']);
  expect(server.receivedBy(email)).toHaveLength(1);
  expect((await client.getHandle(stuck.workflowId, runId).describe()).status.name).toBe('TERMINATED');
});

test('nobody gets a mail after their personal data was erased', async () => {
  server.refusal = 451;
  const { order, email } = await book();
  await expect.poll(() => lastFailure(order), SOON).toBeDefined();
  await mail.trips.erase(order.id);
  server.refusal = null;
  await expect.poll(() => mailsOf(order), SOON).toEqual(['CONFIRMATION DROPPED']);
  expect(server.receivedBy(email)).toEqual([]);
});

test('a confirmation that could not be sent before the refund is not sent any more', async () => {
  server.refusal = 451;
  const { order, email } = await book();
  await expect.poll(() => lastFailure(order), SOON).toBeDefined();
  await resetFlightOf(order);
  server.refusal = null;
  await expect.poll(() => mailsOf(order), SOON).toEqual(['CONFIRMATION DROPPED', 'REFUND SENT']);
  expect(server.receivedBy(email)).toHaveLength(1);
});

test('a mail server that never answers keeps no order waiting', async () => {
  server.fallSilent();
  // As many as the worker sends at the same time.
  const waiting = await Promise.all(Array.from({ length: 10 }, () => book()));
  await expect.poll(() => server.waiting, SOON).toBeGreaterThanOrEqual(10);
  const begun = performance.now();
  const { order } = await book();
  expect(order.status).toBe('CONFIRMED');
  // The server's silence is noticed after 10 s.
  expect(performance.now() - begun).toBeLessThan(5_000);
  server.speak();
  for (const each of [...waiting, { order }]) {
    await expect.poll(() => mailsOf(each.order), SOON).toEqual(['CONFIRMATION SENT']);
  }
});
