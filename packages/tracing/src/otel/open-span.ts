import type { Span } from '@opentelemetry/api';
import type { OpenSpan } from '../tracing.ts';
import { markFailed } from './spans.ts';

export function openSpan(span: Span): OpenSpan {
  return {
    note: (name, value) => void span.setAttribute(name, value),
    fail: (type) => markFailed(span, type),
  };
}
