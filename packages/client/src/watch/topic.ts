import type { CallError } from '../errors/call-error.ts';

/** A value with the version that the server gave it. */
export interface Versioned {
  readonly version: number;
}

/** A subscription of tRPC, and how its messages change the watched value. */
export interface Topic<T, Message> {
  /** @param lastEventId the version to continue after; undefined to start from the beginning */
  subscribe(lastEventId: string | undefined, handlers: SubscriptionHandlers<Message>): { unsubscribe(): void };
  /**
   * The value after a message; undefined if changes are missing before it. `value` is undefined before the first
   * message.
   */
  apply(value: T | undefined, message: Message): T | undefined;
  /** Whether a retry after this refusal may succeed. The watch retries once. */
  retry?(error: CallError, value: T | undefined): boolean;
}

/** The callbacks of a tRPC subscription. */
export interface SubscriptionHandlers<Message> {
  onConnectionStateChange(connection: { readonly state: 'idle' | 'connecting' | 'pending' }): void;
  onStarted(): void;
  onData(event: { readonly data: Message }): void;
  onError(error: unknown): void;
  onComplete(): void;
}
