import type { CallError } from '../errors/call-error.ts';

/**
 * What a reader can count on at one moment.
 *
 * | `status` | `value` | What it means |
 * | --- | --- | --- |
 * | `loading` | none yet | Asked for; nothing has come yet. |
 * | `live` | current | The server sends each change as it happens. |
 * | `stale` | the last one known | Not live at the moment; it is being brought back by itself. |
 * | `failed` | the last one known, if any | Refused for good; `error` says why. Watch again to try again. |
 * | `closed` | the last one known, if any | Ended by `close()` or by an abort signal. |
 *
 * While it is `loading` or `stale`, `error` is what the server last answered instead of a value, if it did.
 * @public
 */
export type WatchState<T> =
  | { readonly status: 'loading'; readonly value: undefined; readonly error: CallError | undefined }
  | { readonly status: 'live'; readonly value: T; readonly error: undefined }
  | { readonly status: 'stale'; readonly value: T; readonly error: CallError | undefined }
  | { readonly status: 'failed'; readonly value: T | undefined; readonly error: CallError }
  | { readonly status: 'closed'; readonly value: T | undefined; readonly error: undefined };

/**
 * Something on the server that is watched. Nothing is sent before the first reader; all readers of one object share one subscription;
 * the last one to leave ends it, and a later one goes on from the version known.
 *
 * - Iterate it to get the whole value each time it changes, beginning with the one known. A slow loop gets the newest value and misses
 *   those in between. The loop throws `CallError` when the watch is refused for good, and ends when it is closed; leaving it unsubscribes.
 * - Subscribe to it to be told how current the value is, too. It is a store after Svelte's contract: `$watched.value`.
 *
 * The version of the value only rises, except where the server itself starts anew: then it answers a request for the whole with an
 * older version, and that is what is so.
 * @public
 */
export interface Watched<T> extends AsyncIterable<T, undefined> {
  /** Calls back at once and with each change; answers how to stop. */
  subscribe(run: (state: WatchState<T>) => void): () => void;
  /** Ends it for every reader, for good. */
  close(): void;
}

/** @public */
export interface WatchOptions<T> {
  /** Ends the watch when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /** A value read before, such as for the first drawing of a page: it is there at once, and the watch goes on from its version. */
  readonly from?: T | undefined;
}
