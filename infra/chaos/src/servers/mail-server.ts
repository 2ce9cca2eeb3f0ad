import { once } from 'node:events';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@jumpseat/dev/ports';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { isUnknownMailbox } from '../passengers/mail-address.ts';
import type { ReceivedMail } from './received-mail.ts';

const HOST = '127.0.0.1';
/** How long connections may last after the server was asked to stop. */
const CLOSE_WITHIN_MS = 2_000;
const NO_SUCH_MAILBOX = reply(550, 'No such mailbox');
const NOT_NOW = reply(451, 'Try again later');

/**
 * A mail server that faults can strike. It records what it takes, and refuses mail to unknown mailboxes. It runs
 * in this process, so a fault never loses a record of a mail whose sender may know that it was taken.
 */
export class MailServer {
  /** The mails that it took, the first one first. */
  readonly received: ReceivedMail[] = [];
  readonly #port: number;
  readonly #answerAfterMs: number;
  readonly #sockets = new Set<Socket>();
  #server: SMTPServer | undefined;
  #refuses = false;
  /** Resolves at once, unless the server is paused. */
  #awake = Promise.resolve();
  #wake: () => void = () => undefined;

  private constructor(port: number, answerAfterMs: number) {
    this.#port = port;
    this.#answerAfterMs = answerAfterMs;
  }

  /**
   * Creates a server and starts it.
   *
   * @param answerAfterMs how long senders wait until they learn that a mail was taken
   */
  static async create({ answerAfterMs = 0 } = {}): Promise<MailServer> {
    const server = new MailServer(await freePort(), answerAfterMs);
    await server.start();
    return server;
  }

  /** Stays the same after a restart. */
  get url(): string {
    return `smtp://${HOST}:${this.#port}`;
  }

  async start(): Promise<void> {
    const server: SMTPServer = new SMTPServer({
      logger: false,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: CLOSE_WITHIN_MS,
      onConnect: (_, callback) => void this.#awake.then(() => callback()),
      onMailFrom: (_from, _session, callback) =>
        void this.#awake.then(() => callback(this.#refuses ? NOT_NOW : undefined)),
      onRcptTo: ({ address }, _, callback) =>
        void this.#awake.then(() => callback(isUnknownMailbox(address) ? NO_SUCH_MAILBOX : undefined)),
      onData: (stream, { envelope }, callback) => {
        const to = envelope.rcptTo.map(({ address }) => address).join(', ');
        buffer(stream)
          .then((content) => this.#take(server, to, content))
          .then(() => sleep(this.#answerAfterMs))
          .then(() => callback(), callback);
      },
    });
    // Connections that a fault ended.
    server.on('error', () => undefined);
    server.server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    this.#server = server;
    await once(server.listen(this.#port, HOST), 'listening');
  }

  /** Refuses new connections, and waits at most {@link CLOSE_WITHIN_MS} until the others have ended. */
  async stop(): Promise<void> {
    await new Promise<void>((resolve) => {
      if (this.#server) this.#server.close(resolve);
      else resolve();
    });
  }

  /** Refuses new connections, and destroys the others. */
  async kill(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    const closed = new Promise<void>((resolve) => server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** Answers nothing until `resume`. Connections stay open. */
  pause(): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#awake = promise;
    this.#wake = resolve;
  }

  resume(): void {
    this.#wake();
  }

  /** Asks the senders of every mail to come back later, until `accept`. */
  refuse(): void {
    this.#refuses = true;
  }

  accept(): void {
    this.#refuses = false;
  }

  /** Stops the server, whatever state it is in. */
  async remove(): Promise<void> {
    this.resume();
    await this.kill();
  }

  async #take(server: SMTPServer, to: string, content: Buffer): Promise<void> {
    const { messageId = '', subject = '', text = '', attachments } = await PostalMime.parse(content);
    await this.#awake;
    // Killed meanwhile: the sender can't have been told that the mail was taken.
    if (this.#server !== server) return;
    const names = attachments.map(({ filename }) => filename ?? '');
    this.received.push({ messageId, to, at: Date.now(), subject, text, attachments: names });
  }
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
