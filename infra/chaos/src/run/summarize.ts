import type { MailRow } from '../checker/tables.ts';
import type { InjectedFault } from '../faults/fault.ts';
import { recoveries } from '../faults/recovery.ts';
import type { Call } from '../passengers/call.ts';
import type { ReceivedMail } from '../servers/received-mail.ts';
import type { ChaosResults, FaultRow } from './results.ts';

/** Summarizes the faults by kind, with their recovery times. */
export function faultRows(injectedFaults: readonly InjectedFault[], calls: readonly Call[]): FaultRow[] {
  const all = recoveries(
    injectedFaults,
    calls.filter(({ passenger, act }) => passenger === 'probe' && act === 'create'),
  );
  const byKind = Map.groupBy(all, ({ kind }) => kind);
  return [...byKind]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([kind, found]) => {
      const ms = found.flatMap((each) => each.ms ?? []);
      const alone = found.filter((each) => each.alone).flatMap((each) => each.ms ?? []);
      return {
        kind,
        count: found.length,
        p50: percentile(ms, 0.5),
        max: percentile(ms, 1),
        alone: alone.length,
        aloneP50: percentile(alone, 0.5),
        aloneMax: percentile(alone, 1),
        never: found.length - ms.length,
      };
    });
}

export function requestsOf(calls: readonly Call[]): ChaosResults['requests'] {
  const took = calls.filter(({ answer }) => answer !== null).map(({ from, to }) => to - from);
  const codes = calls.flatMap(({ answer }) =>
    answer && answer.http >= 400 ? [`${answer.http} ${answer.code ?? 'without code'}`] : [],
  );
  return {
    count: calls.length,
    unanswered: calls.filter(({ answer }) => answer === null).length,
    refusals: countOf(codes),
    p50: percentile(took, 0.5) ?? 0,
    p99: percentile(took, 0.99) ?? 0,
    max: percentile(took, 1) ?? 0,
  };
}

export function mailsOf(
  mails: readonly MailRow[],
  mailbox: readonly ReceivedMail[],
): Omit<ChaosResults['mails'], 'quietAfterMs'> {
  const { SENT: sent = 0, BOUNCED: bounced = 0 } = countOf(mails.map(({ status }) => status));
  const copies = mailbox.length - new Set(mailbox.map(({ messageId }) => messageId)).size;
  return { sent, bounced, copies };
}

export function countOf(values: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
