import type { Context } from '@jumpseat/booking/router';
import { ERRORS, type ErrorCode } from '@jumpseat/domain';
import type { OpenSpan, Tracing } from '@jumpseat/tracing';

type TraceCall = NonNullable<Context['trace']>;

/** Gives the calls of traced HTTP requests a span, named by the procedure. */
export function traceCalls(tracing: Tracing): TraceCall {
  return (path, call) => tracing.span(path, (span) => call((code) => noteRefusal(span, code)));
}

/** Begins the trace of each sampled call over a WebSocket, named by the procedure. */
export function traceSocketCalls(tracing: Tracing): TraceCall {
  return async (path, call) => {
    const span = tracing.startRequest(path, { 'network.protocol.name': 'websocket' });
    if (!span) return call(() => undefined);
    try {
      return await span.run(() => call((code) => noteRefusal(span, code)));
    } finally {
      span.end();
    }
  };
}

function noteRefusal(span: OpenSpan | undefined, code: ErrorCode): void {
  span?.note('jumpseat.refusal', code);
  if (ERRORS[code].status >= 500) span?.fail(code);
}
