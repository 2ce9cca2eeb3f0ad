import type { Context } from './context.ts';

const neverAborted = new AbortController().signal;

/** Runs a subscription, counted against the limit of the caller's connection. */
export async function* subscription<T>(
  { ctx, signal = neverAborted }: { ctx: Context; signal?: AbortSignal | undefined },
  events: (signal: AbortSignal) => AsyncIterable<T>,
): AsyncGenerator<T, void> {
  const release = ctx.admit();
  try {
    yield* events(signal);
  } finally {
    release();
  }
}
