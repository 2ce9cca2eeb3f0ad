import type { Context } from './context.ts';

const never = new AbortController().signal;

/** Runs a subscription as one of those that the caller's connection may have at a time. */
export async function* subscription<T>(
  { ctx, signal = never }: { ctx: Context; signal?: AbortSignal | undefined },
  events: (signal: AbortSignal) => AsyncIterable<T>,
): AsyncGenerator<T, void> {
  const leave = ctx.admit();
  try {
    yield* events(signal);
  } finally {
    leave();
  }
}
