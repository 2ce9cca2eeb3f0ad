import { z } from 'zod';

const Env = z.object({
  TEST_TEMPORAL_ADDRESS: z.string('TEST_TEMPORAL_ADDRESS must name a Temporal server for tests'),
});

/** What suites are told of the servers they may use. */
export const testEnv = () => Env.parse(process.env);
