import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { REPOSITORY } from '../../bootstrap/paths.mjs';
import { add, failed, NOTHING, type Tally } from './tally.ts';

type Errors = readonly { readonly message: string }[];

/** An error that no test caught. Vitest tells which file and test ran in its process when it came. */
type UnhandledErrors = readonly {
  readonly message: string;
  readonly cause?: unknown;
  readonly VITEST_TEST_PATH?: string;
  readonly VITEST_TEST_NAME?: string;
}[];

/** The part of a vitest module that `count` reads. */
export type CountedModule = {
  readonly relativeModuleId: string;
  errors(): Errors;
  readonly children: {
    allSuites(): Iterable<{ readonly fullName: string; errors(): Errors }>;
    allTests(): Iterable<{
      readonly fullName: string;
      result(): { readonly state: string; readonly errors?: Errors | undefined };
    }>;
  };
};

/** Counts the tests. A file that can't be loaded, or an error outside of tests, counts as one failed test. */
export function count(modules: readonly CountedModule[], unhandledErrors: UnhandledErrors): Tally {
  let tally = NOTHING;
  for (const module of modules) {
    const file = module.relativeModuleId;
    for (const test of module.children.allTests()) {
      const { state, errors } = test.result();
      if (state === 'passed') tally = add(tally, { ...NOTHING, passed: 1 });
      else if (state === 'skipped') tally = add(tally, { ...NOTHING, skipped: 1 });
      else tally = add(tally, failed(`${file} > ${test.fullName}${reason(errors ?? [])}`));
    }
    // The tests after a hook that failed are skipped.
    for (const suite of module.children.allSuites()) {
      if (suite.errors().length > 0) tally = add(tally, failed(`${file} > ${suite.fullName}${reason(suite.errors())}`));
    }
    if (module.errors().length > 0) tally = add(tally, failed(`${file}${reason(module.errors())}`));
  }
  for (const error of unhandledErrors) tally = add(tally, failed(`outside of tests${during(error)}${reason([error])}`));
  return tally;
}

/** What ran when an unhandled error came. */
function during({ VITEST_TEST_PATH: file, VITEST_TEST_NAME: test }: UnhandledErrors[number]): string {
  if (!file) return '';
  return ` (during ${relative(REPOSITORY, file)}${test ? ` > ${test}` : ''})`;
}

/** The first line of the first error, and of its cause: "fetch failed" alone tells nothing. */
function reason([error]: readonly { readonly message: string; readonly cause?: unknown }[]): string {
  if (!error) return '';
  const cause = (error.cause as { message?: unknown } | undefined)?.message;
  return [`: ${firstLine(error.message)}`, ...(cause ? [firstLine(`${cause}`)] : [])].join(': ');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** A vitest reporter that sends the counts by IPC to the process that started vitest. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: UnhandledErrors): void {
    process.send?.(count(modules, unhandledErrors));
  }
}
