import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { createTracing } from '../otel/create-tracing.ts';
import type { Tracing } from '../tracing.ts';

/** Traces a test. @param share the share of requests that are traced, 0 to 1 */
export function traceInMemory(share = 1): { tracing: Tracing; spans(): ReadableSpan[] } {
  const exporter = new InMemorySpanExporter();
  const tracing = createTracing({ service: 'test', share, processor: new SimpleSpanProcessor({ exporter }) });
  return { tracing, spans: () => exporter.getFinishedSpans() };
}
