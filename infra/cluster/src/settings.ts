import { parseArgs } from 'node:util';
import { duration } from '@jumpseat/config/duration';
import { readSettings as readEnvironment } from '@jumpseat/config/settings';
import { SetupError } from '@jumpseat/dev/failure';
import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);

const Environment = z.object({
  /** The site, by https. */
  SERVER_PORT: port.default(8443),
  /** All Temporal servers, through the proxy. */
  TEMPORAL_PORT: port.default(7243),
  POSTGRES_PORT: port.default(5449),
  /** How long before departure sales of a seeded flight close. The API reads it too. */
  SALES_CLOSE: duration({ atLeast: '0s', atMost: '7d' }).prefault('45m'),
});

export type Settings = z.infer<typeof Environment>;

/** @throws {SetupError} naming the invalid setting or flag */
export function readSettings(args: readonly string[], environment: NodeJS.ProcessEnv): Settings & { fresh: boolean } {
  const read = readEnvironment(Environment, environment);
  if ('faults' in read) throw new SetupError(`A setting is invalid.\n${read.faults.join('\n')}`);
  return { ...read.settings, ...parseFlags(args) };
}

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { fresh: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error}\nSee: npm run cluster -- --help`);
  }
}
