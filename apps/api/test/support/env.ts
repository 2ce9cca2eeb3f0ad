import { z } from 'zod';

const Env = z.object({
  /** How many junk inputs are tried. */
  JUNK_INPUTS: z.coerce.number().int().min(60).default(6_000),
});

/** What the suites go by. */
export const readEnv = () => Env.parse(process.env);
