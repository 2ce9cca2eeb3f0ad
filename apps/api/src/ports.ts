import { type Context, createCaller } from '@jumpseat/booking/router';

/** What every request is served through: all of a call's context but who is asking, and over what. */
export type Ports = Omit<Context, 'caller' | 'admit'>;

/** The typed calls, as one caller may make them. */
export type Calls = ReturnType<typeof createCaller>;

export { type Context, createCaller };
