import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The suites that take longest. They start first: one that started last would run on by itself when all others have
 * ended. Those of the worker mostly wait, so suites of pages, which need the processor, run beside them.
 */
const LONGEST = [
  'apps/worker/test/unreplayable.test.ts',
  'apps/worker/test/order.test.ts',
  'apps/worker/test/deliver-mail.test.ts',
  'apps/web/test/order.test.ts',
  'apps/web/test/booking.test.ts',
  'apps/worker/test/lost-orders.test.ts',
  'apps/worker/test/time.test.ts',
  'apps/worker/test/rolling-out.test.ts',
  'apps/api/test/junk.test.ts',
  'apps/web/test/party.test.ts',
  'apps/worker/test/stranded-seats.test.ts',
  'apps/worker/test/endless.test.ts',
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
