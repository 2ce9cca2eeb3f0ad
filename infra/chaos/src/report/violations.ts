import type { ViolationFound } from '../run/results.ts';

const MOST_SHOWN = 3;

/** Violations by invariant, some of each with what happened around them. */
export function violationLines(all: readonly ViolationFound[]): string[] {
  if (all.length === 0) return ['0 violations.'];
  const byName = Map.groupBy(all, ({ invariant }) => invariant);
  const shown = [...byName].flatMap(([invariant, found]) => [
    `✗ ${invariant}: ${found.length}`,
    ...found
      .slice(0, MOST_SHOWN)
      .flatMap(({ about, detail, timeline }) => [
        `    ${[about.orderId, about.workflowId, about.flightId, about.seat].filter(Boolean).join(' ')}: ${detail}`,
        ...timeline.map((line) => `        ${line}`),
      ]),
    ...(found.length > MOST_SHOWN ? [`    … ${found.length - MOST_SHOWN} more in results.json`] : []),
  ]);
  return [`${all.length} violations:`, ...shown];
}
