import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { ConnectionRoom } from '../http/connection-room.ts';

/** One server-sent event. */
export interface StreamEvent<T = unknown> {
  /** What a reader that comes back names to go on from here. */
  readonly id: string;
  readonly data: T;
}

/** Has readers that lost their stream come back after 2 s. */
const RETRY = 'retry: 2000\n\n';

/** The open streams of server-sent events. */
export class EventStreams {
  readonly #open = new Set<AbortController>();
  readonly #room: Pick<ConnectionRoom, 'enter' | 'refuse'>;
  readonly #heartbeatMs: number;
  #isEnding = false;

  /**
   * @param room says whether there is room for one more
   * @param heartbeatMs how often a comment keeps a quiet stream open
   */
  constructor(
    room: Pick<ConnectionRoom, 'enter' | 'refuse'>,
    { heartbeatMs = 15_000 }: { heartbeatMs?: number | undefined } = {},
  ) {
    this.#room = room;
    this.#heartbeatMs = heartbeatMs;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Ends every stream, also those that are still asked for; readers come back by themselves. */
  endAll(): void {
    this.#isEnding = true;
    for (const stream of this.#open) stream.abort();
  }

  /**
   * Answers a request with a stream that lasts until its events end, the reader leaves or all streams are ended.
   * An event is asked for when the one before it went out: a slow reader queues nothing. Without room for
   * one more the answer is UNAVAILABLE.
   *
   * @param resumes whether the reader goes on after an event it names. Where not, the first comes at once, and a refusal in its place is thrown.
   */
  async answer(
    reply: FastifyReply,
    resumes: boolean,
    eventsUntil: (signal: AbortSignal) => AsyncGenerator<StreamEvent>,
  ): Promise<FastifyReply> {
    if (this.#isEnding) return sendEvents(reply, RETRY);
    // Whoever left while their stream was looked up gets none: nothing would tell that it has ended.
    if (reply.raw.closed) return reply.hijack();
    if (!this.#room.enter(reply.request.raw.socket, reply.raw)) return this.#room.refuse(reply.request, reply);
    const stream = new PassThrough();
    const ended = new AbortController();
    this.#open.add(ended);
    reply.raw.once('close', () => ended.abort());
    let events = eventsUntil(ended.signal);
    try {
      if (!resumes) events = await begun(events);
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
        if (!ended.signal.aborted) reply.log.error({ err: error }, 'an event stream broke off');
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

/** The same events, once the first has come. */
async function begun<T>(events: AsyncGenerator<T, void>): Promise<AsyncGenerator<T, void>> {
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
