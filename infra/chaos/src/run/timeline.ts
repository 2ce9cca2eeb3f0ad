import type { Tables } from '../checker/tables.ts';
import type { Violation } from '../checker/violation.ts';
import { describe, type InjectedFault } from '../faults/fault.ts';
import type { Call } from '../passengers/call.ts';
import type { ViolationFound } from './results.ts';

const AROUND_MS = 20_000;
const MAX_LINES = 60;

interface Moment {
  readonly at: number;
  readonly text: string;
}

/** Adds to each violation a timeline of what happened around it. */
export function withTimelines(
  violations: readonly Violation[],
  {
    tables,
    calls,
    injectedFaults,
  }: { tables: Pick<Tables, 'events'>; calls: readonly Call[]; injectedFaults: readonly InjectedFault[] },
): ViolationFound[] {
  const events = Map.groupBy(tables.events, ({ orderId }) => orderId);
  const byOrder = Map.groupBy(calls, ({ orderId }) => orderId ?? '');
  return violations.map((violation) => {
    const { orderId, at } = violation.about;
    const own: Moment[] =
      orderId === undefined
        ? []
        : [
            ...(events.get(orderId) ?? []).map(({ version, event: { type, at, ...data } }) => ({
              at: Date.parse(at),
              text: `event ${version} ${type} ${brief(data)}`,
            })),
            ...momentsOf(byOrder.get(orderId) ?? []),
          ];
    const times = [...own.map((moment) => moment.at), ...(at === undefined ? [] : [at])];
    const faults =
      times.length === 0
        ? []
        : injectedBetween(injectedFaults, Math.min(...times) - AROUND_MS, Math.max(...times) + AROUND_MS);
    const moments = [...own, ...faults].toSorted((a, b) => a.at - b.at);
    return {
      ...violation,
      timeline: shorten(moments.map(({ at, text }) => `${new Date(at).toISOString().slice(11, 23)}  ${text}`)),
    };
  });
}

/** One moment for each answer. Consecutive looks with equal answers are merged. */
function momentsOf(calls: readonly Call[]): Moment[] {
  const moments: Moment[] = [];
  let same = { text: '', count: 0 };
  for (const { act, convention, from, to: at, answer, lost, seats } of calls.toSorted((a, b) => a.to - b.to)) {
    const status = answer && [
      answer.http,
      answer.code,
      answer.status,
      answer.version !== null && `version ${answer.version}`,
    ];
    const result = status ? status.filter(Boolean).join(' ') : `nothing (${lost})`;
    const request = `${act}${seats.length > 0 ? ` ${seats.join(', ')}` : ''} by ${convention}`;
    const text = `client got ${result} for ${request}`;
    const isRepeated = act === 'look' && same.text === text;
    same = { text, count: isRepeated ? same.count + 1 : 1 };
    if (isRepeated) moments.pop();
    const note = isRepeated ? `${same.count} times` : `sent at ${new Date(from).toISOString().slice(14, 23)}`;
    moments.push({ at, text: `${text}, ${note}` });
  }
  return moments;
}

function injectedBetween(injectedFaults: readonly InjectedFault[], from: number, to: number): Moment[] {
  return injectedFaults
    .filter((each) => each.from < to && (each.to ?? to) > from)
    .map(({ fault, from: at }) => ({ at, text: `fault ${describe(fault)}` }));
}

function brief(data: object): string {
  const { price: _, ...rest } = data as { price?: unknown };
  const text = JSON.stringify(rest);
  return text === '{}' ? '' : text.slice(0, 160);
}

/** Omits the middle of a long list. */
function shorten(lines: readonly string[]): string[] {
  if (lines.length <= MAX_LINES) return [...lines];
  const half = MAX_LINES / 2;
  return [...lines.slice(0, half), `… ${lines.length - MAX_LINES} more …`, ...lines.slice(-half)];
}
