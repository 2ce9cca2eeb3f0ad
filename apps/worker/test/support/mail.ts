import { createMailStore, createTripStore, type MailStore } from '@jumpseat/db';
import { type ContactLanguage, type Order, seatsLastHeld } from '@jumpseat/domain';
import { inject } from 'vitest';
import { createComposeMail } from '../../src/mail/compose-mail.ts';
import { createMailActivities } from '../../src/mail/mail-activities.ts';
import { MailRelay } from '../../src/mail/mail-relay.ts';
import type { MailTransport } from '../../src/mail/mail-transport.ts';
import { createMailWorker } from '../../src/workers.ts';
import type { Stack } from './stack.ts';

/** The site that mails link to. */
export const ORIGIN = 'https://jumpseat.example';
export const FROM = 'Jumpseat <trips@jumpseat.example>';

/** The mail of a stack. */
export interface StackMail {
  readonly store: MailStore;
  readonly trips: ReturnType<typeof createTripStore>;
  /** Names Ada as the order's traveller. */
  name(order: Order, contact: { email: string; language?: ContactLanguage; remind?: boolean }): Promise<void>;
  /** Stops the worker and the relay of mail, which must end before the stack. */
  stop(): Promise<void>;
}

/** Starts a worker and a relay of mail for a stack. */
export async function startMail(stack: Stack, transport: MailTransport): Promise<StackMail> {
  const { client, connection, database, taskQueues } = stack;
  const store = createMailStore(database);
  const trips = createTripStore(database);
  const worker = await createMailWorker({
    connection,
    namespace: client.options.namespace,
    workflowBundle: { codePath: inject('workflowBundle') },
    activities: createMailActivities({
      mails: store,
      compose: createComposeMail({ origin: ORIGIN, secret: 'x'.repeat(32) }),
      transport,
    }),
    taskQueue: taskQueues.mail,
  });
  const relay = new MailRelay({
    client,
    mails: store,
    logger: { warn: () => undefined },
    taskQueue: taskQueues.mail,
  });
  const running = Promise.all([worker.run(), relay.run()]);
  return {
    store,
    trips,
    async name(order, { email, language = 'en', remind = false }) {
      const seats = seatsLastHeld(order);
      const ada = { givenName: 'Ada', familyName: 'Lovelace', kind: 'adult', bornOn: null, lapOf: null } as const;
      const travellers = seats.map((seat) => ({ ...ada, seat }));
      const contact = { email, phone: null, language, remind };
      if (!(await trips.setDetails(order.id, { travellers, contact }, seats))) throw new Error('it holds no seats');
    },
    async stop() {
      relay.close();
      worker.shutdown();
      await running;
    },
  };
}
