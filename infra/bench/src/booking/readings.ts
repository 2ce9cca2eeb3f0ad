import { PARTS, type Part } from './results.ts';

/** The processes that are looked at, by what they are. */
export type Pids = Readonly<Partial<Record<Part, readonly number[]>>>;
export type Readings = Readonly<Partial<Record<Part, number>>>;

/** What `read` finds of each part's processes, together. A part that can't be read is left out. */
export function readAll(pids: Pids, read: (pid: number) => number | null): Readings {
  const readings = PARTS.map((part) => [part, (pids[part] ?? []).map(read)] as const);
  return Object.fromEntries(
    readings
      .filter(([, values]) => values.length > 0 && !values.includes(null))
      .map(([part, values]) => [part, values.reduce((sum: number, value) => sum + (value ?? 0), 0)]),
  );
}

/** What was used between two readings, for each of `count`. */
export function usedPer(count: number, before: Readings, after: Readings): Readings {
  const used = PARTS.flatMap((part) => {
    const [from, to] = [before[part], after[part]];
    return from === undefined || to === undefined || count === 0 ? [] : [[part, (to - from) / count] as const];
  });
  return Object.fromEntries(used);
}
