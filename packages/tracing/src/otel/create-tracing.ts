import { context, diag, SpanKind } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { AlwaysOnSampler, type SpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Tracing } from '../tracing.ts';
import { traceActivities } from './activities.ts';
import { openSpan } from './open-span.ts';
import { sharedWork } from './shared-work.ts';
import { continueTrace, runWithin, sampledIn, traceparentOf } from './spans.ts';
import { startRequests } from './start-requests.ts';
import { traceStore } from './stores.ts';
import { traceWorkflowCalls } from './workflow-calls.ts';

/** How long the last spans may take to be sent when the process stops, in milliseconds. */
const CLOSE_MS = 1_000;

/**
 * Traces this process.
 *
 * @param share the share of requests that are traced, 0 to 1
 * @param processor receives the ended spans
 */
export function createTracing(options: { service: string; share: number; processor: SpanProcessor }): Tracing {
  const { service, share, processor } = options;
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': service }))
      .merge(detectResources({ detectors: [envDetector] })),
    // A span is only started in a sampled trace.
    sampler: new AlwaysOnSampler(),
    spanProcessors: [processor],
  });
  const tracer = provider.getTracer('jumpseat');
  return {
    startRequest: startRequests(tracer, share),
    span: (name, work) => runWithin(tracer, context.active(), { name }, (span) => work(span && openSpan(span))),
    store: (store) => traceStore(tracer, store),
    traceparent() {
      const sampled = sampledIn(context.active());
      return sampled && traceparentOf(sampled);
    },
    shared: sharedWork(tracer),
    addSpan(name, traceparents, seconds) {
      const end = Date.now();
      for (const each of traceparents) {
        const parent = continueTrace(each);
        const startTime = end - seconds * 1_000;
        if (parent) tracer.startSpan(name, { kind: SpanKind.PRODUCER, startTime }, parent).end(end);
      }
    },
    workflowCalls: traceWorkflowCalls(tracer),
    activities: traceActivities(tracer),
    logFields() {
      const sampled = sampledIn(context.active());
      return sampled ? { trace_id: sampled.traceId } : {};
    },
    async close() {
      const timer = Promise.withResolvers<void>();
      const timeout = setTimeout(timer.resolve, CLOSE_MS);
      const sent = provider.shutdown().catch((error: unknown) => diag.warn(`${error}`));
      await Promise.race([sent, timer.promise]);
      clearTimeout(timeout);
    },
  };
}
