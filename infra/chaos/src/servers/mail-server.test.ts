import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MailServer } from './mail-server.ts';

const MESSAGE = [
  'Message-ID: <o1.3@jumpseat.example>',
  'Subject: Your booking',
  'Content-Type: multipart/mixed; boundary="part"',
  '',
  '--part',
  '',
  'Your seat: 14A',
  '--part',
  'Content-Disposition: attachment; filename="ticket.pdf"',
  '',
  'PDF',
  '--part--',
].join('\r\n');

let server: MailServer;
beforeEach(async () => {
  server = await MailServer.create();
});
afterEach(() => server.remove());

/** Sends the message. Returns the code of the last reply, or 'lost' if the connection ends before it. */
async function send(to: string, { url }: MailServer = server): Promise<number | 'lost'> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').setEncoding('utf8');
  const commands = ['EHLO test', 'MAIL FROM:<trips@example.com>', `RCPT TO:<${to}>`, 'DATA', `${MESSAGE}\r\n.`];
  try {
    for await (const replies of socket) {
      const code = Number(/^(\d{3}) /m.exec(replies)?.[1]);
      const next = commands.shift();
      if (code >= 400 || next === undefined) return code;
      socket.write(`${next}\r\n`);
    }
  } catch {
    // The server was killed.
  } finally {
    socket.destroy();
  }
  return 'lost';
}

test('a mail is recorded as it was taken', async () => {
  expect(await send('ada-o1@example.com')).toBe(250);
  expect(server.received).toEqual([
    {
      messageId: '<o1.3@jumpseat.example>',
      to: 'ada-o1@example.com',
      at: expect.any(Number),
      subject: 'Your booking',
      text: expect.stringContaining('Your seat: 14A'),
      attachments: ['ticket.pdf'],
    },
  ]);
});

test('an address that is gone is refused for good, and any other while mail is refused for now', async () => {
  expect(await send('gone-o1@example.com')).toBe(550);
  server.refuse();
  expect(await send('ada-o1@example.com')).toBe(451);
  server.accept();
  expect(await send('ada-o1@example.com')).toBe(250);
  expect(server.received).toHaveLength(1);
});

test.each(['kill', 'stop'] as const)('after a %s, no mail is taken until the next start', async (fault) => {
  await server[fault]();
  expect(await send('ada-o1@example.com')).toBe('lost');
  await server.kill();
  await server.start();
  expect(await send('ada-o1@example.com')).toBe(250);
});

test('a mail that comes during a pause is taken after it, or lost if the server is killed', async () => {
  const other = await MailServer.create();
  server.pause();
  const waiting = send('ada-o1@example.com');
  // Takes as long as the first one would.
  await send('ada-o1@example.com', other);
  expect(server.received).toEqual([]);
  server.resume();
  expect(await waiting).toBe(250);
  server.pause();
  const lost = send('ada-o1@example.com');
  await send('ada-o1@example.com', other);
  await server.kill();
  expect(await lost).toBe('lost');
  await other.remove();
});
