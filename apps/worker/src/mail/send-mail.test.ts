import { DEFAULT_POLICY, instant, openOrder, transition } from '@jumpseat/domain';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { expect, test, vi } from 'vitest';
import { createComposeMail } from './compose-mail.ts';
import { createSendMail } from './send-mail.ts';

const ID = { orderId: 'order-1', version: 1 };
const COMPOSED = { subject: 'Booked', html: '<p>Booked</p>', text: 'Booked', attachments: [] };

/** Ports with a due mail to Ada. Whatever is given replaces them. */
function ports(over: { mails?: object; compose?: unknown; transport?: { send: () => Promise<void> } }) {
  const deps = {
    mails: { find: async () => ({ end: null, details: {} }), addressOf: async () => 'ada@example.com' },
    compose: () => async () => COMPOSED,
    transport: { send: vi.fn(async () => undefined) },
    ...over,
  };
  const sendMail = createSendMail(deps as never);
  const activity = new MockActivityEnvironment(
    { startToCloseTimeoutMs: 60_000 },
    { logger: new DefaultLogger('ERROR') },
  );
  return { transport: deps.transport, send: () => activity.run(sendMail, ID) };
}

test('while the mail server is down, waiting mails are not composed', async () => {
  const composeIt = vi.fn(async () => COMPOSED);
  const down = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ESOCKET', originalCode: 'ECONNREFUSED' });
  const { send } = ports({ compose: () => composeIt, transport: { send: () => Promise.reject(down) } });
  for (let tried = 0; tried < 5; tried++) await expect(send()).rejects.toThrow('mail server: ECONNREFUSED');
  await expect(send()).rejects.toThrow('mail server: CIRCUIT_OPEN');
  expect(composeIt).toHaveBeenCalledTimes(5);
});

test('a mail is dropped if its personal data is erased while it is composed', async () => {
  let address: string | null = 'ada@example.com';
  const { send, transport } = ports({
    mails: { find: async () => ({ end: null, details: {} }), addressOf: async () => address },
    compose: () => async () => {
      address = null;
      return COMPOSED;
    },
  });
  expect(await send()).toEqual({ end: 'DROPPED', reason: null });
  expect(transport.send).not.toHaveBeenCalled();
});

test.each([
  ['with more than a minute left', 'SENT', 61_000],
  ['in the last minute', 'DROPPED', 59_000],
])('a reminder %s is %s', async (_when, end, leftMs) => {
  const now = Date.now();
  const opened = openOrder({
    id: 'order-1',
    flightId: 'FL1',
    userId: 'ada',
    guestId: null,
    policy: DEFAULT_POLICY,
    now,
  });
  const order = transition(opened, {
    type: 'SEATS_HELD',
    at: instant(now),
    seats: ['A1'],
    total: { amount: 8_900, currency: 'EUR' },
    expiresAt: instant(now + leftMs),
  });
  const flight = {
    id: 'FL1',
    layoutId: 'demo-30',
    blockBy: 'flight',
    origin: 'ZRH',
    destination: 'LIS',
    departsAt: instant(now + 86_400_000),
    arrivesAt: instant(now + 95_000_000),
  };
  const contact = { email: 'ada@example.com', phone: null, language: 'en', remind: true };
  const about = { kind: 'REMINDER', end: null, order, events: [], flight, details: { travellers: [], contact } };
  const { send } = ports({
    mails: { find: async () => about, addressOf: async () => contact.email },
    compose: createComposeMail({ origin: 'https://jumpseat.example' }),
  });
  expect(await send()).toEqual({ end, reason: null });
});
