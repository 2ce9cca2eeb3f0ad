import { type Context, createCaller } from '@jumpseat/booking/router';

/** The ports that all requests share: a call's context without what belongs to one request. */
export type Ports = Omit<
  Context,
  | 'caller'
  | 'idempotencyKey'
  | 'operation'
  | 'admit'
  | 'spend'
  | 'spendGuess'
  | 'withDeadline'
  | 'readInTurn'
  | 'trace'
  | 'reportUnreadable'
>;

/** The typed calls of one caller. */
export type Calls = ReturnType<typeof createCaller>;

export { type Context, createCaller };
