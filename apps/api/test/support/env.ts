import { z } from 'zod';

const Env = z.object({
  /** The number of junk inputs. */
  JUNK_INPUTS: z.coerce.number().int().min(60).default(3_000),
});

/** Reads the settings of the suites. */
export const readEnv = () => Env.parse(process.env);
