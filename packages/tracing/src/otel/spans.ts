import {
  type Context,
  context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  type SpanOptions,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';

/** Longer names of errors are cut off. */
const MAX_TYPE = 60;

/** The sampled span that is active, or that a context carries from another process. */
export function sampledIn(active: Context): SpanContext | undefined {
  const found = trace.getSpanContext(active);
  return found && found.traceFlags & TraceFlags.SAMPLED ? found : undefined;
}

/** Runs work as a span of `parent`. */
async function runAs<T>(span: Span, parent: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await context.with(trace.setSpan(parent, span), work);
  } catch (error) {
    markFailed(span, typeOf(error));
    throw error;
  } finally {
    span.end();
  }
}

/** Runs work as a span of `parent`, or without one if `parent` isn't sampled. */
export function runWithin<T>(
  tracer: Tracer,
  parent: Context,
  { name, ...options }: SpanOptions & { name: string },
  work: (span: Span | undefined) => Promise<T>,
): Promise<T> {
  if (!sampledIn(parent)) return work(undefined);
  const span = tracer.startSpan(name, options, parent);
  return runAs(span, parent, () => work(span));
}

export function markFailed(span: Span, type: string): void {
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** The code of an error, or its class. Its message may name a person, so it is never used. */
function typeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && /^\w+$/.test(`${error.code}`) ? `${error.code}` : error.name;
  return code.slice(0, MAX_TYPE);
}

/** The W3C header of a span. */
export function traceparentOf({ traceId, spanId }: SpanContext): string {
  return `00-${traceId}-${spanId}-01`;
}

/** A context that continues the trace of a W3C header, as a sampled one. Undefined if it can't be read. */
export function continueTrace(traceparent: string | undefined): Context | undefined {
  const parsed = traceparent === undefined ? null : parseTraceParent(traceparent);
  if (!parsed || !isSpanContextValid(parsed)) return undefined;
  return trace.setSpanContext(ROOT_CONTEXT, { ...parsed, traceFlags: TraceFlags.SAMPLED, isRemote: true });
}
