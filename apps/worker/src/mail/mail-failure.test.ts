import { expect, test } from 'vitest';
import { failureOf } from './mail-failure.ts';

/** An error as nodemailer makes it of a server's reply, which quotes the address. */
const refused = (command: string, reply: string) =>
  Object.assign(new Error(`Can't send mail: ${reply} <ada@example.com>`), {
    code: 'EENVELOPE',
    command,
    response: `${reply} <ada@example.com>`,
    responseCode: Number(reply.slice(0, 3)),
  });
const broken = (code: string, originalCode?: string) =>
  Object.assign(new Error('ada@example.com'), { code, originalCode });

test.each([
  ['the address does not exist', refused('RCPT TO', '550 5.1.1'), 'SMTP 550 5.1.1'],
  ['it does not exist, as an older server says it', refused('RCPT TO', '550'), 'SMTP 550'],
  ['the mailbox is closed', refused('RCPT TO', '550-5.2.1'), 'SMTP 550 5.2.1'],
  ['the mail can’t be converted for it', refused('DATA', '554 5.6.3'), 'SMTP 554 5.6.3'],
])('if %s, a mail fails for good, with codes alone', (_why, error, reason) => {
  expect(failureOf(error)).toEqual({ reason, isFinal: true, isOutage: false });
});

test.each([
  ['the mailbox is busy', refused('RCPT TO', '451 4.3.0'), 'SMTP 451 4.3.0'],
  ['the mailbox is full', refused('RCPT TO', '552 5.2.2'), 'SMTP 552 5.2.2'],
  ['the server may not relay for us', refused('RCPT TO', '550 5.7.1'), 'SMTP 550 5.7.1'],
  ['a blocklist has our host', refused('DATA', '554 5.7.1'), 'SMTP 554 5.7.1'],
  ['our address is refused', refused('RCPT TO', '550 5.1.8'), 'SMTP 550 5.1.8'],
  ['our address is refused early', refused('MAIL FROM', '553'), 'SMTP 553'],
  ['an older server refuses the content', refused('DATA', '554'), 'SMTP 554'],
  ['the login is wrong', refused('AUTH PLAIN', '535 5.7.8'), 'SMTP 535 5.7.8'],
  ['the folder is not ours', broken('EACCES'), 'EACCES'],
  ['the error has a text for a code', broken('ada@example.com'), 'UNKNOWN'],
])('if %s, a mail is retried', (_why, error, reason) => {
  expect(failureOf(error)).toEqual({ reason, isFinal: false, isOutage: false });
});

test.each([
  ['listens', broken('ESOCKET', 'ECONNREFUSED'), 'ECONNREFUSED'],
  ['says anything', broken('ETIMEDOUT'), 'ETIMEDOUT'],
  ['greets us', refused('CONN', '421 4.3.2'), 'SMTP 421 4.3.2'],
  ['encrypts', Object.assign(refused('STARTTLS', '502'), { code: 'ETLS' }), 'ETLS'],
])('if no server %s, every mail fails', (_what, error, reason) => {
  expect(failureOf(error)).toEqual({ reason, isFinal: false, isOutage: true });
});
