export { startTracing, type TracingOptions } from './start-tracing.ts';
export type * from './tracing.ts';
