import type { CallError } from '../errors/call-error.ts';

/** A value that the server gives a version. */
export interface Versioned {
  readonly version: number;
}

/** A subscription of tRPC, and what its messages do to the value that is watched. */
export interface Topic<T, Message> {
  /** @param lastEventId the version to go on after; undefined for everything */
  subscribe(lastEventId: string | undefined, handlers: SubscriptionHandlers<Message>): { unsubscribe(): void };
  /** The value after a message; undefined when changes are missing between the two. `value` is undefined before the first message. */
  apply(value: T | undefined, message: Message): T | undefined;
  /** Whether a refusal may be no more when it is asked again. It is asked once. */
  retry?(error: CallError, value: T | undefined): boolean;
}

/** What tRPC tells of a subscription. */
export interface SubscriptionHandlers<Message> {
  onConnectionStateChange(connection: { readonly state: 'idle' | 'connecting' | 'pending' }): void;
  onStarted(): void;
  onData(event: { readonly data: Message }): void;
  onError(error: unknown): void;
  onComplete(): void;
}
