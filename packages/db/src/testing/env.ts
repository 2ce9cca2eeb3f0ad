import { z } from 'zod';

const Env = z.object({
  /** A Postgres server for test databases. The account must be allowed to create databases. */
  TEST_DATABASE_URL: z.url({ error: 'TEST_DATABASE_URL must name a Postgres server for tests' }),
});

/** The servers for tests. Throws an error that names a missing variable. */
export const readEnv = () => Env.parse(process.env);
