import { z } from 'zod';

const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** The settings of traces, by OpenTelemetry's standard names. Its exporter reads its other settings itself. */
export const tracingSettings = {
  /** The collector that takes traces by OTLP over HTTP. Left out: nothing is traced. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** How requests are chosen. `parentbased_` changes nothing: no caller decides what we record. */
  OTEL_TRACES_SAMPLER: z.enum(SAMPLERS).default('parentbased_traceidratio'),
  /** The share of requests that are traced by a ratio, 0 to 1. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(0.01),
};

/** The settings of traces, as they were read. */
export type TracingSettings = z.output<z.ZodObject<typeof tracingSettings>>;

/** The share of requests to trace, 0 to 1. */
export function tracedShare({ OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: ratio }: TracingSettings): number {
  if (sampler.endsWith('always_on')) return 1;
  return sampler.endsWith('always_off') ? 0 : ratio;
}
