import { SpanKind, type Tracer } from '@opentelemetry/api';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { runWithin } from './spans.ts';
import { traceIn } from './temporal-header.ts';

/** Gives activities a span in the trace of the message that led to them. */
export function traceActivities(tracer: Tracer): ActivityInterceptorsFactory {
  return ({ info }) => ({
    inbound: {
      execute(input, next) {
        const parent = traceIn(input.headers);
        if (!parent) return next(input);
        const attributes = { 'temporal.workflow.type': info.workflowType ?? '', 'temporal.attempt': info.attempt };
        const span = { name: `activity ${info.activityType}`, kind: SpanKind.CONSUMER, attributes };
        return runWithin(tracer, parent, span, () => next(input));
      },
    },
  });
}
