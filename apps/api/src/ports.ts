import { type Context, createCaller } from '@jumpseat/booking/router';

/** What every request is served through: all of a call's context but who is asking, over what, when and until when. */
export type Ports = Omit<
  Context,
  'caller' | 'idempotencyKey' | 'operation' | 'admit' | 'spend' | 'withDeadline' | 'readInTurn' | 'reportUnreadable'
>;

/** The typed calls, as one caller may make them. */
export type Calls = ReturnType<typeof createCaller>;

export { type Context, createCaller };
