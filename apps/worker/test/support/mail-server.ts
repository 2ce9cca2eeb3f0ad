import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that keeps what it takes. */
export class MailServer {
  readonly received: Email[] = [];
  /** The code that every recipient is refused with. The text of the reply has the address, as real ones do. */
  refusal: number | null = null;
  #server: SMTPServer | undefined;
  #port = 0;
  #isSilent = false;
  readonly #waiting: (() => void)[] = [];

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  /** The mails that it took for an address. */
  receivedBy(address: string): Email[] {
    return this.received.filter(({ to }) => to?.some((each) => each.address === address));
  }

  /** Listens, at the same port each time. */
  async start(): Promise<void> {
    this.#server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 500,
      onConnect: (_session, greet) => {
        if (this.#isSilent) this.#waiting.push(greet);
        else greet();
      },
      onRcptTo: ({ address }, _session, reply) => {
        if (this.refusal === null) reply();
        else reply(Object.assign(new Error(`<${address}> is refused`), { responseCode: this.refusal }));
      },
      onData: async (stream, _session, reply) => {
        this.received.push(await PostalMime.parse(await buffer(stream)));
        reply();
      },
    });
    // A client that stops in the middle is no fault of the server.
    this.#server.on('error', () => undefined);
    const listener = this.#server.listen(this.#port, '127.0.0.1');
    await once(listener, 'listening');
    this.#port = (listener.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = Promise.withResolvers<void>();
    if (this.#server) this.#server.close(closed.resolve);
    else closed.resolve();
    await closed.promise;
  }

  /** Accepts connections from now on, but says nothing. */
  fallSilent(): void {
    this.#isSilent = true;
  }

  /** The connections that wait for a word. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Greets all who wait, and everyone from now on. */
  speak(): void {
    this.#isSilent = false;
    for (const greet of this.#waiting.splice(0)) greet();
  }
}
