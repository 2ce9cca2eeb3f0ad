/** What a run of tests came to. Each failure names the test or the check, and its error in one line. */
export type Tally = { readonly passed: number; readonly skipped: number; readonly failures: readonly string[] };

export const NOTHING: Tally = { passed: 0, skipped: 0, failures: [] };

/** A tally of one failure. */
export function failed(failure: string): Tally {
  return { ...NOTHING, failures: [failure] };
}

export function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    skipped: one.skipped + other.skipped,
    failures: [...one.failures, ...other.failures],
  };
}

/** The last lines of `npm test`: each failure, because its report may be thousands of lines above, and the numbers. */
export function summaryOf({ passed, skipped, failures }: Tally): string {
  const numbers = `${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  const hint = passed + failures.length + skipped === 0 ? ['No suite matches. Long runs: see CONTRIBUTING.md.'] : [];
  return [...hint, ...failures.map((failure) => `✗ ${failure}`), numbers].join('\n');
}

/** 0 only if at least one test passed and none failed. */
export function exitCode({ passed, failures }: Tally): 0 | 1 {
  return passed > 0 && failures.length === 0 ? 0 : 1;
}
