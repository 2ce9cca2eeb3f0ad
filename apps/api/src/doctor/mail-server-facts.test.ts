import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { readMailServer } from './mail-server-facts.ts';

/** A mail server that answers the greeting of a client with these lines. Returns its URL. */
async function serverThat(greeting: string, abilities: readonly string[]): Promise<URL> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write(`${greeting}\r\n`);
    socket.on('data', (text) => {
      if (`${text}`.startsWith('EHLO')) socket.write(abilities.map((line) => `${line}\r\n`).join(''));
      else socket.end();
    });
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return new URL(`smtp://user:password@127.0.0.1:${(server.address() as AddressInfo).port}`);
}

const never = new AbortController().signal;

test('a mail server says whether it is ready, and whether it offers TLS', async () => {
  const safe = await serverThat('220 mail.example', ['250-mail.example', '250-STARTTLS', '250 SIZE 9']);
  expect(await readMailServer(safe, never)).toEqual({ greeting: 220, isEncrypted: false, offersTls: true });
  const open = await serverThat('421-busy\r\n421 come back', ['250-mail.example', '250 SIZE 9']);
  expect(await readMailServer(open, never)).toEqual({ greeting: 421, isEncrypted: false, offersTls: false });
});

test('a mail server that is not there, or is silent for too long, is no answer', async () => {
  await expect(readMailServer(new URL('smtp://127.0.0.1:1'), never)).rejects.toThrow('ECONNREFUSED');
  const silent = await serverThat('220-mail.example', []);
  const leaving = new AbortController();
  const answer = readMailServer(silent, leaving.signal);
  const refused = expect(answer).rejects.toThrow();
  leaving.abort();
  await refused;
});
