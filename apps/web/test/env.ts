import { z } from 'zod';

const Env = z.object({
  /** Another Chromium than the one among the dependencies. */
  CHROMIUM_PATH: z.string().min(1).optional(),
  /** Writes the pictures to docs/screenshots instead of a temporary folder. */
  UPDATE_SCREENSHOTS: z.stringbool().default(false),
});

const { CHROMIUM_PATH, UPDATE_SCREENSHOTS } = Env.parse(process.env);

/** The settings of the suites. */
export const env = { chromiumPath: CHROMIUM_PATH, updateScreenshots: UPDATE_SCREENSHOTS };

declare module 'vitest' {
  interface ProvidedContext {
    /** Jumpseat with its default settings. */
    baseUrl: string;
    /** The database of `baseUrl`. */
    databaseUrl: string;
    /** Jumpseat with holds of a few seconds. */
    shortHoldUrl: string;
    chromiumPath: string | undefined;
    updateScreenshots: boolean;
  }
}
