import { z } from 'zod';

const Env = z.object({
  TEST_TEMPORAL_ADDRESS: z.string('TEST_TEMPORAL_ADDRESS must name a Temporal server for tests'),
  /** The executable of Temporal's time-skipping test server. Without it, the suites that need it are skipped. */
  TEST_TIME_SKIPPING_SERVER: z.string().optional(),
});

/** The servers of the suites. */
export const testEnv = Env.parse(process.env);
