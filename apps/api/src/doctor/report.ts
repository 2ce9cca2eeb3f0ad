import type { Level } from './check.ts';
import type { Report } from './run-checks.ts';

const SIGN: Record<Level, string> = { OK: '✓', WARNING: '!', PROBLEM: '✗' };

/** One line for each finding, what to do below it, and the numbers at the end. */
export function textOf(reports: readonly Report[]): string {
  const lines = reports.flatMap(({ level, check, what, advice }) => [
    `${SIGN[level]} ${check}: ${what}`,
    ...(advice === undefined ? [] : [`    ${advice}`]),
  ]);
  const count = (level: Level) => reports.filter((report) => report.level === level).length;
  return [...lines, '', `${count('OK')} ✓, ${count('WARNING')} !, ${count('PROBLEM')} ✗`, ''].join('\n');
}

/** The same for programs. */
export function jsonOf(reports: readonly Report[]): string {
  return `${JSON.stringify({ ok: !hasProblem(reports), reports }, null, 2)}\n`;
}

/** Whether something must be repaired. */
export function hasProblem(reports: readonly Report[]): boolean {
  return reports.some(({ level }) => level === 'PROBLEM');
}
