import { isTrackedEnvelope } from '@trpc/server';
import type { StreamEvent } from './event-streams.ts';

/**
 * The events of a subscription that was called without a network. Its type promises what clients see; what it yields are the
 * envelopes that tRPC's transports take apart.
 */
export async function* untracked<T>(events: AsyncIterable<{ id: string; data: T }>): AsyncGenerator<StreamEvent<T>> {
  for await (const event of events) {
    if (!isTrackedEnvelope<T>(event)) throw new TypeError('the subscription yields untracked events');
    const [id, data] = event;
    yield { id, data };
  }
}
