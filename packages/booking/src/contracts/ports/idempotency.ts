import type { Refusal } from '@jumpseat/domain';

/** The final answer to a request with an idempotency key. */
export type KeyedAnswer = { readonly output: unknown } | { readonly refusal: Refusal };

/** The operation that a request with an idempotency key is carried out as. */
export interface Operation {
  /** The same for the request and its repetitions. */
  readonly operationId: string;
  /** Whether the operation was begun before; how far it came is unknown. */
  readonly isRepetition: boolean;
}

/** A request with an idempotency key: either to carry out now, or answered before. */
export type BegunRequest = ({ readonly type: 'BEGUN' } & Operation) | ({ readonly type: 'ANSWERED' } & KeyedAnswer);

/** An idempotency key and its owner. */
export interface CallersKey {
  /** The guest; empty for callers without a session, whose keys nobody can guess. */
  readonly caller: string;
  readonly key: string;
}

/** Stores requests with idempotency keys, and their answers, for 24 hours. */
export interface IdempotencyStore {
  /** Begins a request, given as text. Only one caller at a time carries it out. */
  begin(request: CallersKey & { readonly request: string }): Promise<BegunRequest>;
  /** Stores the final answer. */
  answer(operationId: string, key: CallersKey, answer: KeyedAnswer): Promise<void>;
  /** Releases the key, so that a repetition can carry the request out at once. */
  release(operationId: string, key: CallersKey): Promise<void>;
}
