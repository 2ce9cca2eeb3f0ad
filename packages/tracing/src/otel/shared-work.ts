import { type Context, context, ROOT_CONTEXT, type Tracer } from '@opentelemetry/api';
import type { Tracing } from '../tracing.ts';
import { runWithin, sampledIn } from './spans.ts';

/** Work that several callers wait for, such as one update with the commands of many orders. */
export function sharedWork(tracer: Tracer): Tracing['shared'] {
  const contexts = new WeakMap<object, Context>();
  return {
    join(caller) {
      const active = context.active();
      if (sampledIn(active)) contexts.set(caller, active);
    },
    run(name, callers, work) {
      const traced = callers.flatMap((caller) => contexts.get(caller) ?? []);
      const [first = ROOT_CONTEXT, ...others] = traced;
      const links = others.flatMap((each) => sampledIn(each) ?? []).map((each) => ({ context: each }));
      // Also without a trace, because the work may run in the context of a caller before.
      return context.with(first, () => runWithin(tracer, first, { name, links }, work));
    },
  };
}
