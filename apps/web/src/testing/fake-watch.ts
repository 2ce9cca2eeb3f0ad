import { CallError, type Watched, type WatchOptions, type WatchState } from '@jumpseat/client';
import { ERRORS, type ErrorCode } from '@jumpseat/domain';

/** For tests: stands in for `client.watchSeatMap` or `client.watchOrder`. The test sends each value. */
export function fakeWatch<T>() {
  const asked: { id: string; from: T | undefined }[] = [];
  let run: ((state: WatchState<T>) => void) | undefined;
  return {
    asked,
    watch(id: string, { from }: WatchOptions<T> = {}): Watched<T> {
      asked.push({ id, from });
      return {
        subscribe(reader) {
          run = reader;
          return () => {
            run = undefined;
          };
        },
      } as Watched<T>;
    },
    send: (value: T) => run?.({ status: 'live', value, error: undefined }),
    fail(code: ErrorCode) {
      const { title, advice } = ERRORS[code];
      run?.({ status: 'failed', value: undefined, error: new CallError({ code, message: title, advice }) });
    },
    watched: () => run !== undefined,
  };
}
