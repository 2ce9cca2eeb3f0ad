import type { Tracing } from './tracing.ts';

export interface TracingOptions {
  /** The name of this process in traces, unless OTEL_SERVICE_NAME says otherwise. */
  readonly service: string;
  /** The collector's address. Left out: nothing is traced. */
  readonly endpoint: string | undefined;
  /** The share of requests that are traced, 0 to 1. */
  readonly share: number;
  /** Called when spans could not be sent, at most once a minute. */
  readonly onError: (problem: string) => void;
}

/** Starts to trace this process. Without a collector it loads nothing and returns undefined. */
export async function startTracing(options: TracingOptions): Promise<Tracing | undefined> {
  if (options.endpoint === undefined) return undefined;
  const { exportTo } = await import('./otel/export-to.ts');
  return exportTo(options);
}
