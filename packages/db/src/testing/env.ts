import { z } from 'zod';

const Env = z.object({
  /** A Postgres server on which suites make their own databases; the account must be allowed to. */
  TEST_DATABASE_URL: z.url({ error: 'TEST_DATABASE_URL must name a Postgres server for tests' }),
});

/** What suites are told of the servers they may use. Throws an error that names the variable missing. */
export const readEnv = () => Env.parse(process.env);
