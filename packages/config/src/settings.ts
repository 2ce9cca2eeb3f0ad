import type { z } from 'zod';

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of an environment, or one line for each invalid variable. An empty variable counts as unset. */
export function readSettings<Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment,
): { settings: z.output<Schema> } | { faults: string[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given, { error: (issue) => (issue.input === undefined ? 'is required' : undefined) });
  if (parsed.success) return { settings: parsed.data };
  return { faults: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
}

/** The settings of this process. Prints one line for each invalid variable and ends the process with exit code 1. */
export function loadSettings<Schema extends z.ZodType>(schema: Schema, environment: Environment): z.output<Schema> {
  const read = readSettings(schema, environment);
  if ('settings' in read) return read.settings;
  for (const fault of read.faults) process.stderr.write(`${fault}\n`);
  process.exit(1);
}
