import { z } from 'zod';

const Env = z.object({
  TEST_TEMPORAL_ADDRESS: z.string('TEST_TEMPORAL_ADDRESS must name a Temporal server for tests'),
  /** The executable of Temporal's time-skipping test server; suites that need it are skipped without it. */
  TEST_TIME_SKIPPING_SERVER: z.string().optional(),
});

/** What suites are told of the servers they may use. */
export const testEnv = Env.parse(process.env);
