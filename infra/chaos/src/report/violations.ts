import type { ViolationFound } from '../run/results.ts';

const MAX_SHOWN = 3;

/** The violations by invariant. The first of each have their timeline. */
export function violationLines(all: readonly ViolationFound[]): string[] {
  if (all.length === 0) return ['0 violations.'];
  const byName = Map.groupBy(all, ({ invariant }) => invariant);
  const shown = [...byName].flatMap(([invariant, found]) => [
    `✗ ${invariant}: ${found.length}`,
    ...found
      .slice(0, MAX_SHOWN)
      .flatMap(({ about, detail, timeline }) => [
        `    ${[about.orderId, about.workflowId, about.flightId, about.seat].filter(Boolean).join(' ')}: ${detail}`,
        ...timeline.map((line) => `        ${line}`),
      ]),
    ...(found.length > MAX_SHOWN ? [`    … ${found.length - MAX_SHOWN} more in results.json`] : []),
  ]);
  return [`${all.length} violations:`, ...shown];
}
