import type { CallError } from '../errors/call-error.ts';

/**
 * The state of a watch.
 *
 * | `status` | `value` | What it means |
 * | --- | --- | --- |
 * | `loading` | none yet | Requested; no value has arrived yet. |
 * | `live` | current | The server sends each change as it happens. |
 * | `stale` | the last one known | Not live at the moment; the client reconnects by itself. |
 * | `failed` | the last one known, if any | Refused; `error` says why. Create a new watch to try again. |
 * | `closed` | the last one known, if any | Ended by `close()` or by an abort signal. |
 *
 * While it is `loading` or `stale`, `error` is the server's last error, if any.
 * @public
 */
export type WatchState<T> =
  | { readonly status: 'loading'; readonly value: undefined; readonly error: CallError | undefined }
  | { readonly status: 'live'; readonly value: T; readonly error: undefined }
  | { readonly status: 'stale'; readonly value: T; readonly error: CallError | undefined }
  | { readonly status: 'failed'; readonly value: T | undefined; readonly error: CallError }
  | { readonly status: 'closed'; readonly value: T | undefined; readonly error: undefined };

/**
 * A watched value on the server. The first reader starts the subscription, all readers of one object share it, and the
 * last reader ends it. A later reader continues after the last version.
 *
 * - Iterate over it to get the whole value at each change, starting with the current one. A slow loop gets the newest
 *   value and skips those in between. The loop throws `CallError` if the watch is refused, and ends when it is closed.
 *   Leaving the loop unsubscribes.
 * - Subscribe to it to learn how current the value is, too. It is a store as Svelte defines it: `$watched.value`.
 *
 * The version only rises, with one exception: after the server has lost its data, a request for the whole value returns
 * an older version, which is then the current one.
 * @public
 */
export interface Watched<T> extends AsyncIterable<T, undefined> {
  /** Calls `run` at once and with each change. Returns a function that stops that. */
  subscribe(run: (state: WatchState<T>) => void): () => void;
  /** Ends the watch for every reader. */
  close(): void;
}

/** @public */
export interface WatchOptions<T> {
  /** Its abort ends the watch. */
  readonly signal?: AbortSignal | undefined;
  /**
   * A value that was read before, such as for the first render of a page. It is current at once, and the watch
   * continues after it.
   */
  readonly from?: T | undefined;
}
