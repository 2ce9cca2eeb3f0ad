import { isTrackedEnvelope } from '@trpc/server';
import type { StreamEvent } from './event-streams.ts';

/**
 * Unwraps the events of a subscription that was called directly. Its type promises what clients get, but it yields the
 * envelopes that tRPC's transports unwrap.
 */
export async function* untracked<T>(events: AsyncIterable<{ id: string; data: T }>): AsyncGenerator<StreamEvent<T>> {
  for await (const event of events) {
    if (!isTrackedEnvelope<T>(event)) throw new TypeError('the subscription yields untracked events');
    const [id, data] = event;
    yield { id, data };
  }
}
