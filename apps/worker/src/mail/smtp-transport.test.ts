import { expect, onTestFinished, test } from 'vitest';
import { MailServer } from '../../test/support/mail-server.ts';
import { smtpTransport } from './smtp-transport.ts';

const mail = {
  id: { orderId: 'order-1', version: 3 },
  to: 'ada@example.com',
  subject: 'Booked: Zürich – Lisbon',
  html: '<p>Hello Ada</p>',
  text: 'Hello Ada',
  attachments: [],
};

test('no mail leaves this machine unencrypted', async () => {
  // It has no TLS.
  const server = new MailServer();
  await server.start();
  onTestFinished(() => server.stop());
  const { port } = new URL(server.url);
  const from = 'Jumpseat <trips@jumpseat.example>';
  const { signal } = new AbortController();
  // An address of this machine too, but not known as one.
  await expect(smtpTransport(`smtp://0.0.0.0:${port}`, from).send(mail, signal)).rejects.toMatchObject({
    code: 'ETLS',
  });
  expect(server.received).toEqual([]);
  await smtpTransport(`smtp://127.0.0.1:${port}`, from).send(mail, signal);
  expect(server.received).toHaveLength(1);
});
