/** The state of a sequential seat. */
export type SeatState =
  | { readonly is: 'free' }
  /** `until`: when the hold may lapse, in epoch milliseconds. */
  | { readonly is: 'held'; readonly by: string; readonly until: number }
  | { readonly is: 'booked'; readonly by: string };

export type SeatAction =
  | { readonly type: 'hold'; readonly by: string; readonly until: number }
  /** The holder releases the seat. Changes nothing if another passenger holds it. */
  | { readonly type: 'release'; readonly by: string }
  | { readonly type: 'book'; readonly by: string }
  /** A booking is undone, because its payment failed. */
  | { readonly type: 'unbook'; readonly by: string }
  /** A hold expires, not before its time. */
  | { readonly type: 'lapse'; readonly by: string; readonly at: number }
  /** Another passenger was told that the seat is booked. */
  | { readonly type: 'saw-booked'; readonly notBy: string }
  /** What Postgres has at the end. */
  | { readonly type: 'finally-booked'; readonly by: string }
  | { readonly type: 'finally-not-booked' };

/** An action on a seat, at some moment between its request and its answer. */
export interface SeatOperation {
  readonly action: SeatAction;
  readonly from: number;
  /** Infinity if there was no answer. */
  readonly to: number;
  /** Whether it may never have happened. */
  readonly optional: boolean;
}

export const FREE: SeatState = { is: 'free' };

/** Returns the state after the action, or undefined if a correct seat refuses it. */
export function apply(state: SeatState, action: SeatAction): SeatState | undefined {
  const isHolder = (by: string) => state.is === 'held' && state.by === by;
  const isOwner = (by: string) => state.is === 'booked' && state.by === by;
  switch (action.type) {
    case 'hold':
      if (state.is === 'free') return { is: 'held', by: action.by, until: action.until };
      return isHolder(action.by) ? { is: 'held', by: action.by, until: action.until } : undefined;
    case 'release':
      return isHolder(action.by) ? FREE : state;
    case 'book':
      return isHolder(action.by) || isOwner(action.by) ? { is: 'booked', by: action.by } : undefined;
    case 'unbook':
      return isHolder(action.by) || isOwner(action.by) ? FREE : state;
    case 'lapse':
      return isHolder(action.by) && state.is === 'held' && state.until <= action.at ? FREE : undefined;
    case 'saw-booked':
      return state.is === 'booked' && state.by !== action.notBy ? state : undefined;
    case 'finally-booked':
      return isOwner(action.by) ? state : undefined;
    case 'finally-not-booked':
      return state.is === 'booked' ? undefined : state;
  }
}

export function keyOf(state: SeatState): string {
  return state.is === 'free' ? 'free' : `${state.is} ${state.by} ${'until' in state ? state.until : ''}`;
}
