import type { Reporter, TestModule } from 'vitest/node';
import { add, NOTHING, ONE_FAILED, type Tally } from './tally.ts';

/** The part of a vitest module that `count` reads. */
export type CountedModule = {
  errors(): readonly unknown[];
  readonly children: { allTests(): Iterable<{ result(): { readonly state: string } }> };
};

/** Counts the tests. A file that can't be loaded, or an error outside of tests, counts as one failed test. */
export function count(modules: readonly CountedModule[], unhandledErrors: readonly unknown[]): Tally {
  let tally = NOTHING;
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') tally = add(tally, { ...NOTHING, passed: 1 });
      else if (state === 'skipped') tally = add(tally, { ...NOTHING, skipped: 1 });
      else tally = add(tally, ONE_FAILED);
    }
    if (module.errors().length > 0) tally = add(tally, ONE_FAILED);
  }
  return unhandledErrors.length > 0 ? add(tally, ONE_FAILED) : tally;
}

/** A vitest reporter that sends the counts by IPC to the process that started vitest. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    process.send?.(count(modules, unhandledErrors));
  }
}
