import type { Tracing } from '@jumpseat/tracing';
import type { Projection } from '../activities/projection.ts';

/** Gives each call of the projection a span. The news of a traced change carries its trace to the viewers. */
export function traceProjection(projection: Projection, tracing: Tracing | undefined): Projection {
  if (!tracing) return projection;
  return tracing.store({
    ...projection,
    projectSeats: (seats) => projection.projectSeats({ ...seats, trace: tracing.traceparent() }),
  });
}
