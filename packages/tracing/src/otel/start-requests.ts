import { context, ROOT_CONTEXT, SpanKind, type Tracer, trace } from '@opentelemetry/api';
import type { Tracing } from '../tracing.ts';
import { openSpan } from './open-span.ts';
import { continueTrace } from './spans.ts';

/**
 * Chooses the requests to trace. A caller may name a trace, and can't make us record it: the choice is random, not a
 * function of the trace's id.
 */
export function startRequests(tracer: Tracer, share: number): Tracing['startRequest'] {
  return (name, values, traceparent) => {
    if (Math.random() >= share) return undefined;
    const parent = continueTrace(traceparent) ?? ROOT_CONTEXT;
    const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes: values }, parent);
    const within = trace.setSpan(ROOT_CONTEXT, span);
    return { ...openSpan(span), run: (work) => context.with(within, work), end: () => span.end() };
  };
}
