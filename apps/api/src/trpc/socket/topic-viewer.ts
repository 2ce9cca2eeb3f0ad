import type { Context } from '@jumpseat/booking/router';
import type { Viewer } from '../../live/fanout.ts';
import type { VersionedTopic } from '../../live/versioned-topic.ts';
import { started, stopped, type WatchRequest } from './frames.ts';

/** Sends frames to one client. */
export interface FrameSender {
  /** Whether the client can take one more message. If not, `topicChanged` is called once it can. */
  hasRoom(): boolean;
  send(frame: string | Buffer): void;
}

/** The topics of one kind, and the frames of their messages. */
export interface TopicSource<Message> {
  acquire(flightId: string): Promise<{ topic: VersionedTopic<Message>; release(): void }>;
  frame(message: Message, envelope: string): Buffer;
}

/**
 * One viewer of a topic on a socket. It keeps nothing but the version seen. A slow viewer gets nothing until its socket
 * has room, then all changes as one message.
 */
export class TopicViewer<Message> implements Viewer {
  readonly #request: WatchRequest;
  readonly #sender: FrameSender;
  readonly #source: TopicSource<Message>;
  readonly #atEnd = new DisposableStack();
  #topic: VersionedTopic<Message> | undefined;
  #seen: number | undefined;

  constructor(request: WatchRequest, sender: FrameSender, source: TopicSource<Message>) {
    this.#request = request;
    this.#sender = sender;
    this.#source = source;
  }

  /** Starts the subscription. Throws the refusal of `admit`, `spend` or the topic. */
  async start(admit: Context['admit'], spend: () => Promise<void>): Promise<void> {
    this.#atEnd.defer(admit());
    await spend();
    if (this.#atEnd.disposed) return;
    const { topic, release } = await this.#source.acquire(this.#request.flightId);
    if (this.#atEnd.disposed) return release();
    this.#atEnd.defer(release);
    this.#seen = await topic.resume(this.#request.after);
    if (this.#atEnd.disposed) return;
    this.#atEnd.defer(() => topic.unsubscribe(this));
    this.#sender.send(started(this.#request));
    this.#topic = topic;
    topic.subscribe(this);
    this.topicChanged();
  }

  topicChanged(): void {
    if (!this.#topic || this.#seen === this.#topic.version || !this.#sender.hasRoom()) return;
    const message = this.#topic.messageAfter(this.#seen);
    this.#seen = this.#topic.version;
    this.#sender.send(this.#source.frame(message, this.#request.envelope));
  }

  /** Ends at the client's request, and confirms it. */
  stop(): void {
    this.end();
    this.#sender.send(stopped(this.#request));
  }

  /** Ends without a message. */
  end(): void {
    this.#atEnd.dispose();
  }
}
