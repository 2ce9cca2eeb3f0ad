import type { Reporter, TestModule } from 'vitest/node';
import { add, failed, NOTHING, type Tally } from './tally.ts';

type Errors = readonly { readonly message: string }[];

/** The part of a vitest module that `count` reads. */
export type CountedModule = {
  readonly relativeModuleId: string;
  errors(): Errors;
  readonly children: {
    allTests(): Iterable<{
      readonly fullName: string;
      result(): { readonly state: string; readonly errors?: Errors | undefined };
    }>;
  };
};

/** Counts the tests. A file that can't be loaded, or an error outside of tests, counts as one failed test. */
export function count(modules: readonly CountedModule[], unhandledErrors: Errors): Tally {
  let tally = NOTHING;
  for (const module of modules) {
    const file = module.relativeModuleId;
    for (const test of module.children.allTests()) {
      const { state, errors } = test.result();
      if (state === 'passed') tally = add(tally, { ...NOTHING, passed: 1 });
      else if (state === 'skipped') tally = add(tally, { ...NOTHING, skipped: 1 });
      else tally = add(tally, failed(`${file} > ${test.fullName}${reason(errors ?? [])}`));
    }
    if (module.errors().length > 0) tally = add(tally, failed(`${file}${reason(module.errors())}`));
  }
  return unhandledErrors.length > 0 ? add(tally, failed(`outside of tests${reason(unhandledErrors)}`)) : tally;
}

/** The first line of the first error. */
function reason([error]: Errors): string {
  return error ? `: ${error.message.split('\n')[0]}` : '';
}

/** A vitest reporter that sends the counts by IPC to the process that started vitest. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: Errors): void {
    process.send?.(count(modules, unhandledErrors));
  }
}
