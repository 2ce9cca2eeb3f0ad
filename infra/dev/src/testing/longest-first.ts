import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The suites that take longest, mostly waiting for servers. They start first: one that started last would run on by
 * itself when all others have ended.
 */
const LONGEST = [
  'apps/worker/test/unreplayable.test.ts',
  'apps/worker/test/lost-orders.test.ts',
  'apps/api/test/junk.test.ts',
  'infra/bench/src/booking/main.test.ts',
];

/** Runs the longest suites first, and all others in Vitest's order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((suite) => moduleId.endsWith(suite));
  return place < 0 ? LONGEST.length : place;
}
