import { withTimeout } from '@jumpseat/db';
import { type Check, type Finding, problem } from './check.ts';

/** The time limit of one check, in milliseconds. Longer than a query or a connection may take. */
const LIMIT_MS = 10_000;

/** A finding, and the check that it is of. */
export interface Report extends Finding {
  readonly check: string;
}

interface Outcome {
  readonly reports: readonly Report[];
  /** Whether the check could be made, whatever it found. */
  readonly isMade: boolean;
}

/**
 * Runs the checks concurrently, each with its own time limit. A check that can't be made is a problem, but those that
 * need it are left out. Returns the reports in the order of the checks.
 */
export async function runChecks(checks: readonly Check[], { limitMs = LIMIT_MS } = {}): Promise<Report[]> {
  const outcomes = new Map<string, Promise<Outcome>>();
  for (const check of checks) outcomes.set(check.name, runAfter(outcomes.get(check.needs ?? ''), check, limitMs));
  return (await Promise.all(outcomes.values())).flatMap(({ reports }) => reports);
}

async function runAfter(needed: Promise<Outcome> | undefined, check: Check, limitMs: number): Promise<Outcome> {
  if (needed && !(await needed).isMade) return { reports: [], isMade: false };
  const leaving = new AbortController();
  try {
    const findings = await withTimeout(limitMs, check.run(leaving.signal));
    return { reports: findings.map((finding) => ({ check: check.name, ...finding })), isMade: true };
  } catch (error) {
    const failure = problem(`could not be checked: ${reasonOf(error)}`, check.advice);
    return { reports: [{ check: check.name, ...failure }], isMade: false };
  } finally {
    leaving.abort();
  }
}

/** The first line of an error: drivers and gRPC add values, stacks and hints. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Node joins the failures of all addresses of a host, and gives the joint error no text.
  const [first] = error instanceof AggregateError ? error.errors : [];
  if (error.message === '' && first !== undefined) return reasonOf(first);
  const code = 'code' in error ? ` (${error.code})` : '';
  const [line = ''] = error.message.split('\n');
  return line === '' ? `${error.name}${code}` : line;
}
