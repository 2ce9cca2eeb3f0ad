import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

/** What a mail server says before anyone signs in. */
export interface MailServerFacts {
  /** The code of its greeting. 220: it is ready. */
  readonly greeting: number;
  /** Whether the connection was encrypted from the start. */
  readonly isEncrypted: boolean;
  /** Whether it offers to encrypt the connection. */
  readonly offersTls: boolean;
}

const SECURE_PORT = 465;
const PORT = 587;

/** Connects to the server of an SMTP URL, and leaves before it signs in. Rejects if the connection fails. */
export async function readMailServer(url: URL, signal: AbortSignal): Promise<MailServerFacts> {
  const isEncrypted = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = Number(url.port) || (isEncrypted ? SECURE_PORT : PORT);
  const socket = isEncrypted ? connectSecurely({ host, port, servername: host }) : connect({ host, port });
  signal.addEventListener('abort', () => socket.destroy());
  try {
    const lines = linesOf(socket);
    const greeting = await replyOf(lines);
    socket.write('EHLO jumpseat-doctor\r\n');
    const abilities = await replyOf(lines);
    socket.write('QUIT\r\n');
    return {
      greeting: codeOf(greeting),
      isEncrypted,
      offersTls: abilities.some((line) => /^\d{3}[ -]STARTTLS/i.test(line)),
    };
  } finally {
    socket.destroy();
  }
}

async function* linesOf(socket: Socket): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) {
    const lines = `${text}${chunk}`.split('\r\n');
    text = lines.pop() ?? '';
    yield* lines;
  }
}

/** The lines of one reply. All but the last have a hyphen after the code. */
async function replyOf(lines: AsyncGenerator<string>): Promise<string[]> {
  const reply: string[] = [];
  for (;;) {
    const { value, done } = await lines.next();
    if (done) throw new Error('it closed the connection');
    reply.push(value);
    if (!/^\d{3}-/.test(value)) return reply;
  }
}

const codeOf = ([line = '']: readonly string[]): number => Number.parseInt(line, 10) || 0;
