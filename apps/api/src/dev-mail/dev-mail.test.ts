import { mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type TestApi, testApp } from '../testing/test-app.ts';

const MARKUP =
  '<html><head></head><body><script>alert(1)</script><a href="http://localhost">Your trip</a></body></html>';

/** A mail as workers write it: text and HTML, and an attachment. */
function mail(to: string, subject: string): string {
  return [
    'From: Jumpseat <trips@jumpseat.example>',
    `To: ${to}`,
    `Subject: ${subject}`,
    'Content-Type: multipart/mixed; boundary=outer',
    '',
    '--outer',
    'Content-Type: multipart/alternative; boundary=inner',
    '',
    '--inner',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'You are <booked>.',
    '--inner',
    'Content-Type: text/html; charset=utf-8',
    '',
    MARKUP,
    '--inner--',
    '--outer',
    'Content-Type: application/pdf',
    'Content-Disposition: attachment; filename="ticket.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('%PDF-1.7').toString('base64'),
    '--outer--',
    '',
  ].join('\r\n');
}

let folder: string;
let api: TestApi;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jumpseat-mail-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  api = await testApp({ parts: { mailFolder: folder } });
});

/** Writes a file, as old as that. */
async function write(file: string, content: string, secondsAgo = 0): Promise<void> {
  const writtenAt = new Date(Date.now() - secondsAgo * 1_000);
  await writeFile(join(folder, file), content);
  await utimes(join(folder, file), writtenAt, writtenAt);
}

const open = (path: string, headers: Record<string, string> = {}) =>
  api.app.inject({ url: `/dev/mail${path}`, headers });

describe('a developer', () => {
  test('sees the mails that were written, the newest first', async () => {
    await write('order-1.4.eml', mail('Ada <ada@example.com>', 'Booked'), 20);
    await write('order-2.7.eml', mail('grace@example.com', '=?utf-8?Q?Z=C3=BCrich_<b>?='), 10);
    await write('order-3.1.eml.tmp', 'half a mail');
    const { body, headers } = await open('');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    const rows = [...body.matchAll(/<a href="(.*?)" dir="auto">(.*?)<\/a><\/td>\s*<td>(.*?)<\/td>/g)];
    expect(rows.map(([, ...row]) => row)).toEqual([
      ['/dev/mail/order-2.7.eml', 'Zürich &#60;b&#62;', 'grace@example.com'],
      ['/dev/mail/order-1.4.eml', 'Booked', 'Ada &#60;ada@example.com&#62;'],
    ]);
  });

  test('sees the other mails if one is deleted meanwhile', async () => {
    await write('order-1.4.eml', mail('ada@example.com', 'Booked'));
    await symlink(join(folder, 'gone'), join(folder, 'order-2.7.eml'));
    const { statusCode, body } = await open('');
    expect([statusCode, body.match(/order-\d/g)]).toEqual([200, ['order-1']]);
  });

  test('reads that no mail has been written yet', async () => {
    expect((await open('')).body).toContain('No mail has been written yet.');
    await rm(folder, { recursive: true });
    expect((await open('')).body).toContain('No mail has been written yet.');
  });

  test('reads the text and the headers of a mail, and downloads what is attached', async () => {
    await write('order-1.4.eml', mail('ada@example.com', 'Booked'));
    const { body } = await open('/order-1.4.eml');
    expect(body).toContain('You are &#60;booked&#62;.');
    expect(body).toContain('From: Jumpseat &#60;trips@jumpseat.example&#62;');
    const [, address] = /<a href="\/dev\/mail(.*?)">ticket.pdf<\/a>/.exec(body) ?? [];
    const attached = await open(`${address}`);
    expect(attached.body).toBe('%PDF-1.7');
    expect(attached.headers['content-disposition']).toBe("attachment; filename*=UTF-8''ticket.pdf");
  });

  test('sees the HTML of a mail in a frame, in which no script runs and nothing is loaded', async () => {
    await write('order-1.4.eml', mail('ada@example.com', 'Booked'));
    const page = await open('/order-1.4.eml');
    expect(page.body).not.toContain('<script>');
    const [, sandbox, address] = /<iframe [^>]*sandbox="(.*?)" src="\/dev\/mail(.*?)"/.exec(page.body) ?? [];
    expect(page.headers['content-security-policy']).toContain("frame-src 'self'");
    const { body, headers } = await open(`${address}`);
    expect(body.trim()).toBe(MARKUP.replace('<head>', '<head><base target="_blank">'));
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    for (const policy of [`${sandbox};`, `${headers['content-security-policy']}`]) {
      expect(policy).toContain('allow-popups');
      expect(policy).not.toMatch(/allow-scripts|allow-same-origin|script-src/);
    }
    expect(headers['content-security-policy']).toMatch(/^sandbox .*; default-src 'none';.* frame-ancestors 'self'$/);
  });

  test.each(['/none.1.eml', '/order-1.4.eml/attachments/1', '/order-1.4.eml.tmp', '/..%2Fpackage.json'])(
    'finds no %s',
    async (path) => {
      await write('order-1.4.eml', mail('ada@example.com', 'Booked'));
      await write('order-1.4.eml.tmp', 'half a mail');
      expect([400, 404]).toContain((await open(path)).statusCode);
    },
  );
});

test('nobody but administrators reads mail', async () => {
  api = await testApp({ adminToken: 'sesame', parts: { mailFolder: folder } });
  await write('order-1.4.eml', mail('ada@example.com', 'Booked'));
  for (const path of ['', '/order-1.4.eml', '/order-1.4.eml/html', '/order-1.4.eml/attachments/0']) {
    expect((await open(path)).json()).toMatchObject({ status: 403, code: 'NOT_ADMIN' });
    const { statusCode, headers } = await open(path, { authorization: 'Bearer sesame' });
    expect([statusCode, headers['cache-control']]).toEqual([200, 'no-store']);
  }
});

test('a page of another site can’t read mail by a name that it points at this machine', async () => {
  expect((await open('', { host: 'rebound.example' })).statusCode).toBe(403);
});

test('without a folder, as in production, there is no such page', async () => {
  api = await testApp();
  expect((await open('')).body).toBe('<h1>Jumpseat</h1>');
});
