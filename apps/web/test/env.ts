import { z } from 'zod';

const Env = z.object({
  /** A Chromium of one's own; unset: the one among the dependencies. */
  CHROMIUM_PATH: z.string().min(1).optional(),
  /** Set to renew the pictures of docs/screenshots; else they are taken and thrown away. */
  UPDATE_SCREENSHOTS: z.stringbool().default(false),
});

const { CHROMIUM_PATH, UPDATE_SCREENSHOTS } = Env.parse(process.env);

/** What the suites go by. */
export const env = { chromiumPath: CHROMIUM_PATH, updateScreenshots: UPDATE_SCREENSHOTS };

declare module 'vitest' {
  interface ProvidedContext {
    /** Where Jumpseat runs with its usual settings. */
    baseUrl: string;
    /** The database of that one. */
    databaseUrl: string;
    /** Where it runs with holds that last seconds. */
    shortHoldUrl: string;
    chromiumPath: string | undefined;
    updateScreenshots: boolean;
  }
}
