import { z } from 'zod';

const Env = z.object({
  /** Another Chromium than the one among the dependencies. */
  CHROMIUM_PATH: z.string().min(1).optional(),
});

const { CHROMIUM_PATH } = Env.parse(process.env);

/** The settings of the suites. */
export const env = { chromiumPath: CHROMIUM_PATH };

declare module 'vitest' {
  interface ProvidedContext {
    /** Jumpseat with its default settings. */
    baseUrl: string;
    /** The database of `baseUrl`. */
    databaseUrl: string;
    /** Jumpseat with holds of a few seconds. */
    shortHoldUrl: string;
    chromiumPath: string | undefined;
  }
}
