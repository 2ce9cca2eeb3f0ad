import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { expect, onTestFinished, test } from 'vitest';
import { fileTransport } from './file-transport.ts';

const mail = {
  id: { orderId: 'order-1', version: 3 },
  to: 'ada@example.com',
  subject: 'Booked: Zürich – Lisbon',
  html: '<p>Hello Åse</p>',
  text: 'Hello Åse',
  attachments: [{ name: 'ticket-K7QW3P.pdf', type: 'application/pdf', content: new Uint8Array([37, 80, 68, 70]) }],
};

test('a mail is a file that mail programs can read; a repeat replaces it, and no order leaves the folder', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'jumpseat-mail-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const folder = join(parent, 'new');
  const { send } = fileTransport(folder, 'Jumpseat <trips@jumpseat.example>');
  const { signal } = new AbortController();
  await send({ ...mail, subject: 'The first try' }, signal);
  await send(mail, signal);
  await send({ ...mail, id: { orderId: '../../order-2', version: 3 } }, signal);
  expect(await readdir(parent)).toEqual(['new']);
  expect((await readdir(folder)).toSorted()).toEqual(['..%2F..%2Forder-2.3.eml', 'order-1.3.eml']);

  const email = await PostalMime.parse(await readFile(join(folder, 'order-1.3.eml')));
  expect(email).toMatchObject({
    messageId: '<order-1.3@jumpseat.example>',
    from: { name: 'Jumpseat', address: 'trips@jumpseat.example' },
    to: [{ address: 'ada@example.com' }],
    subject: mail.subject,
    html: expect.stringContaining(mail.html),
    text: expect.stringContaining(mail.text),
    attachments: [{ filename: 'ticket-K7QW3P.pdf', mimeType: 'application/pdf' }],
  });
});
