import { CallError, type Watched, type WatchOptions, type WatchState } from '@jumpseat/client';
import { ERRORS, type ErrorCode } from '@jumpseat/domain';

/**
 * For tests: stands in for `client.watchSeatMap` or `client.watchOrder`. The test sends each value. As with the client,
 * an error that passes leaves the watch stale, and any other ends it.
 */
export function fakeWatch<T>() {
  const asked: { id: string; from: T | undefined }[] = [];
  let run: ((state: WatchState<T>) => void) | undefined;
  let known: T | undefined;
  return {
    asked,
    watch(id: string, { from }: WatchOptions<T> = {}): Watched<T> {
      asked.push({ id, from });
      known = from;
      return {
        subscribe(reader) {
          run = reader;
          return () => {
            run = undefined;
          };
        },
      } as Watched<T>;
    },
    send(value: T) {
      known = value;
      run?.({ status: 'live', value, error: undefined });
    },
    fail(code: ErrorCode) {
      const { status, title, advice } = ERRORS[code];
      const error = new CallError({ code, message: title, advice });
      if (status !== 503) run?.({ status: 'failed', value: known, error });
      else if (known === undefined) run?.({ status: 'loading', value: undefined, error });
      else run?.({ status: 'stale', value: known, error });
    },
    watched: () => run !== undefined,
  };
}
