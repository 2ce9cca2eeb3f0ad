import { z } from 'zod';

const Env = z.object({
  TEST_TEMPORAL_ADDRESS: z.string('TEST_TEMPORAL_ADDRESS must name a Temporal server for tests'),
});

/** The servers that suites may use, from the environment. */
export const testEnv = () => Env.parse(process.env);
