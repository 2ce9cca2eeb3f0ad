import ms, { type StringValue } from 'ms';
import { z } from 'zod';

/** A number with its unit. A number alone is refused, because its unit is unclear. */
const FORM = /^\d+(\.\d+)?\s*(ms|s|m|h|d)$/;

/** The text of a setting in milliseconds; undefined if it is not a duration. */
function parseDuration(text: string): number | undefined {
  const trimmed = text.trim();
  return FORM.test(trimmed) ? ms(trimmed as StringValue) : undefined;
}

/**
 * A setting such as `15m`, `20s` or `1500ms`, in milliseconds. Refuses other texts, and durations outside the limits.
 *
 * @param atLeast the shortest duration; by default `1ms`, which refuses zero
 * @param atMost the longest duration
 */
export function duration({ atLeast = '1ms', atMost = '30d' }: { atLeast?: string; atMost?: string } = {}) {
  const least = limit(atLeast);
  const most = limit(atMost);
  return z.string().transform((text, context) => {
    const value = parseDuration(text);
    if (value !== undefined && value >= least && value <= most) return value;
    const expected = value === undefined ? "such as '15m' or '20s'" : `from ${atLeast} to ${atMost}`;
    context.addIssue({ code: 'custom', message: `expected a duration ${expected}, got '${text}'` });
    return z.NEVER;
  });
}

function limit(text: string): number {
  const value = parseDuration(text);
  if (value === undefined) throw new TypeError(`not a duration: ${text}`);
  return value;
}

/** A setting such as `2s` or `0s..5s`, as its limits in milliseconds. Zero is allowed. */
export function durationRange() {
  return z.string().transform((text, context) => {
    const limits = text.split('..').map(parseDuration);
    const min = limits[0];
    const max = limits.at(-1);
    if (min !== undefined && max !== undefined && min <= max && limits.length <= 2) return { min, max };
    context.addIssue({
      code: 'custom',
      message: `expected a duration such as '2s' or a range such as '0s..5s', got '${text}'`,
    });
    return z.NEVER;
  });
}
