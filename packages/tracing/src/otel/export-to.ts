import { DiagLogLevel, diag } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace';
import type { TracingOptions } from '../start-tracing.ts';
import type { Tracing } from '../tracing.ts';
import { createTracing } from './create-tracing.ts';

const MINUTE_MS = 60_000;

/** Traces this process, and sends its spans in batches. The exporter reads the standard variables itself. */
export function exportTo({ service, share, onError }: Omit<TracingOptions, 'endpoint'>): Tracing {
  let saidAt = Number.NEGATIVE_INFINITY;
  const say = (problem: string) => {
    if (performance.now() - saidAt < MINUTE_MS) return;
    saidAt = performance.now();
    onError(problem);
  };
  const ignore = () => undefined;
  diag.setLogger(
    { error: say, warn: say, info: ignore, debug: ignore, verbose: ignore },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  return createTracing({ service, share, processor: new BatchSpanProcessor({ exporter: new OTLPTraceExporter() }) });
}
