import type { ChaosResults } from '../run/results.ts';
import { violationLines } from './violations.ts';

export function report(results: ChaosResults): string {
  return [faultTable(results), '', ...facts(results), '', ...violationLines(results.violations)].join('\n');
}

function faultTable({ faults }: ChaosResults): string {
  if (faults.length === 0) return 'No faults.';
  const lines = faults.map(({ kind, count, p50, max, alone, aloneP50, aloneMax, never }) => [
    kind,
    `${count}`,
    seconds(p50),
    seconds(max),
    `${alone}`,
    seconds(aloneP50),
    seconds(aloneMax),
    never ? `${never}` : '',
  ]);
  return align([['fault', 'count', 'recovery p50', 'max', 'alone', 'p50', 'max', 'never'], ...lines]);
}

function facts(results: ChaosResults): string[] {
  const { requests, statuses, outcomes, seats, workflows, mails, viewers, strikes, seed, quietAfterMs } = results;
  const exited = results.unexpectedExits.map((exit) => exit.process);
  return [
    `${strikes} strikes, ${results.injectedFaults.length} faults, seed ${seed}, ${results.passengers} passengers, ${Math.round(results.seconds)} s`,
    `${results.orders} orders: ${counts(statuses)}`,
    ...Object.entries(outcomes).map(([kind, each]) => `  ${kind}: ${counts(each)}`),
    `${requests.count} requests, ${requests.unanswered} without answer, p50 ${seconds(requests.p50)}, p99 ${seconds(requests.p99)}, max ${seconds(requests.max)}`,
    `  refusals: ${counts(requests.refusals) || 'none'}`,
    `${viewers.count} viewers, ${viewers.messages} messages`,
    `${seats.count} seats with ${seats.operations} operations checked for linearizability, ${seats.undecided} undecided`,
    `${workflows.runs} workflow runs, ${workflows.replayed} replayed`,
    `${mails.sent} mails sent, ${mails.bounced} bounced, ${mails.copies} came again`,
    quietAfterMs === null
      ? 'The system never came to rest.'
      : `At rest ${seconds(quietAfterMs)} after the last request.`,
    mails.quietAfterMs === null
      ? 'Its mail never came to rest.'
      : `No mail was due ${seconds(mails.quietAfterMs)} after the last request.`,
    ...(exited.length > 0 ? [`Unexpected exits: ${exited.join(', ')}`] : []),
  ];
}

const counts = (each: Readonly<Record<string, number>>) =>
  Object.entries(each)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');

const seconds = (ms: number | null) => (ms === null ? '' : `${(ms / 1_000).toFixed(1)} s`);

/** Aligns the first column to the left, and figures to the right. */
function align(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return lines.map((line) => line.map(cell).join('  ').trimEnd()).join('\n');
}
