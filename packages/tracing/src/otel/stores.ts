import { context, SpanKind, type Tracer } from '@opentelemetry/api';
import { runWithin } from './spans.ts';

/**
 * Wraps a store so that each call has a span. The method names the statement: neither its text nor its values are
 * recorded.
 *
 * @param store an object of functions: methods of a class would be lost
 */
export function traceStore<Store extends object>(tracer: Tracer, store: Store): Store {
  const methods = Object.entries(store).map(([method, call]) => {
    const attributes = { 'db.system.name': 'postgresql', 'db.operation.name': method };
    const span = { name: `postgres ${method}`, kind: SpanKind.CLIENT, attributes };
    return [method, (...args: unknown[]) => runWithin(tracer, context.active(), span, () => call(...args))];
  });
  return Object.fromEntries(methods);
}
