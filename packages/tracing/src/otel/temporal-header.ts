import { type Context, context } from '@opentelemetry/api';
import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import { continueTrace, sampledIn, traceparentOf } from './spans.ts';

/** The header that Temporal's own SDKs use for traces, in every language. */
const HEADER = '_tracer-data';

/** Adds the active trace to the headers of a message. It becomes a part of the workflow's history. */
export function withTrace(headers: Headers): Headers {
  const sampled = sampledIn(context.active());
  if (!sampled) return headers;
  return { ...headers, [HEADER]: defaultPayloadConverter.toPayload({ traceparent: traceparentOf(sampled) }) };
}

/** The trace in the headers of a message; undefined if there is none that we can read. */
export function traceIn(headers: Headers): Context | undefined {
  const payload = headers[HEADER];
  if (!payload) return undefined;
  try {
    const data = defaultPayloadConverter.fromPayload<{ traceparent?: string } | null>(payload);
    return continueTrace(data?.traceparent);
  } catch {
    // A program in another language may encode it in its own way. Its work is carried out, without the trace.
    return undefined;
  }
}
