import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { ConnectionLimiter } from '../http/limit-connections.ts';

/** One server-sent event. */
export interface StreamEvent<T = unknown> {
  /** A client that reconnects sends it to continue after this event. */
  readonly id: string;
  readonly data: T;
}

/** Clients that lose their stream reconnect after 2 s. */
const RETRY = 'retry: 2000\n\n';

/** The open streams of server-sent events. */
export class EventStreams {
  readonly #open = new Set<AbortController>();
  readonly #limiter: Pick<ConnectionLimiter, 'addLongLived' | 'refuse'>;
  readonly #heartbeatMs: number;
  #isEnding = false;

  /** @param heartbeatMs how often a comment keeps a quiet stream open, in milliseconds */
  constructor(
    limiter: Pick<ConnectionLimiter, 'addLongLived' | 'refuse'>,
    { heartbeatMs = 15_000 }: { heartbeatMs?: number | undefined } = {},
  ) {
    this.#limiter = limiter;
    this.#heartbeatMs = heartbeatMs;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Ends every stream, and each one opened from now on. Clients reconnect by themselves. */
  endAll(): void {
    this.#isEnding = true;
    for (const stream of this.#open) stream.abort();
  }

  /**
   * Sends events until they end, the client leaves or all streams are ended. It takes an event only after the previous
   * one was sent, so a slow client queues nothing. Refuses the request as UNAVAILABLE at the limit on connections.
   *
   * @param resumes whether the client continues after an event. If not, the first event comes at once, and a refusal
   *   instead of it is thrown.
   */
  async send(
    reply: FastifyReply,
    resumes: boolean,
    eventsUntil: (signal: AbortSignal) => AsyncGenerator<StreamEvent>,
  ): Promise<FastifyReply> {
    if (this.#isEnding) return sendEvents(reply, RETRY);
    // A client that has left already gets no stream, because nothing would report its end.
    if (reply.raw.closed) return reply.hijack();
    if (!this.#limiter.addLongLived(reply.request.raw, reply.raw)) return this.#limiter.refuse(reply.request, reply);
    const stream = new PassThrough();
    const ended = new AbortController();
    this.#open.add(ended);
    reply.raw.once('close', () => ended.abort());
    let events = eventsUntil(ended.signal);
    try {
      if (!resumes) events = await withFirst(events);
    } catch (error) {
      this.#open.delete(ended);
      throw error;
    }
    stream.write(RETRY);
    const heartbeat = setInterval(
      () => stream.writableNeedDrain || stream.write(': still here\n\n'),
      this.#heartbeatMs,
    );
    pump(events, stream, ended.signal)
      .catch((error: unknown) => {
        if (!ended.signal.aborted) reply.log.error({ err: error }, 'an event stream failed');
      })
      .finally(() => {
        clearInterval(heartbeat);
        this.#open.delete(ended);
        stream.end();
      });
    return sendEvents(reply, stream);
  }
}

function sendEvents(reply: FastifyReply, events: PassThrough | string): FastifyReply {
  return (
    reply
      // Without a charset: events are always UTF-8, and some clients compare the type exactly.
      .header('content-type', 'text/event-stream')
      .header('cache-control', 'no-store, no-transform')
      .header('x-accel-buffering', 'no')
      .send(events)
  );
}

async function pump(events: AsyncIterable<StreamEvent>, stream: PassThrough, signal: AbortSignal): Promise<void> {
  for await (const { id, data } of events) {
    if (signal.aborted) return;
    if (!stream.write(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`)) await once(stream, 'drain', { signal });
  }
}

/** Resolves to the same events once the first one has arrived. */
async function withFirst<T>(events: AsyncGenerator<T, void>): Promise<AsyncGenerator<T, void>> {
  const first = await events.next();
  async function* all() {
    try {
      if (first.done) return;
      yield first.value;
      yield* events;
    } finally {
      await events.return();
    }
  }
  return all();
}
