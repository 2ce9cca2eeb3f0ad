import { context, SpanKind, type Tracer } from '@opentelemetry/api';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import { runWithin } from './spans.ts';
import { withTrace } from './temporal-header.ts';

/** Gives calls to workflows a span, named by the workflow or the message, and sends the trace along. */
export function traceWorkflowCalls(tracer: Tracer): WorkflowClientInterceptor {
  const call = <T>(kind: string, name: string, send: () => Promise<T>) =>
    runWithin(tracer, context.active(), { name: `${kind} ${name}`, kind: SpanKind.CLIENT }, send);
  return {
    startWithDetails: (input, next) =>
      call('start', input.workflowType, () => next({ ...input, headers: withTrace(input.headers) })),
    startUpdate: (input, next) =>
      call('update', input.updateName, () => next({ ...input, headers: withTrace(input.headers) })),
    startUpdateWithStart: (input, next) =>
      call('update', input.updateName, () =>
        next({
          ...input,
          workflowStartHeaders: withTrace(input.workflowStartHeaders),
          updateHeaders: withTrace(input.updateHeaders),
        }),
      ),
    signal: (input, next) =>
      call('signal', input.signalName, () => next({ ...input, headers: withTrace(input.headers) })),
  };
}
