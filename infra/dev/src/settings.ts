import { parseArgs } from 'node:util';
import { duration } from '@jumpseat/config/duration';
import { readSettings as readEnvironment } from '@jumpseat/config/settings';
import { z } from 'zod';
import { SetupError } from '../bootstrap/failure.mjs';

const port = z.coerce.number().int().min(1).max(65_535);

const Environment = z.object({
  /** The web page, REST, tRPC and the API docs. */
  SERVER_PORT: port.default(8080),
  /** The address that SERVER_PORT listens on. */
  SERVER_HOST: z.string().default('127.0.0.1'),
  /** The embedded Postgres. */
  POSTGRES_PORT: port.default(5439),
  /** The Temporal dev server. */
  TEMPORAL_PORT: port.default(7233),
  /** The Temporal dev server's pages. */
  TEMPORAL_UI_PORT: port.default(8088),
  /** Vite's dev server, in `pnpm dev`. */
  WEB_PORT: port.default(5173),
  /** A Postgres to use instead of the embedded one. */
  DATABASE_URL: z.string().optional(),
  /** A Temporal to use instead of a dev server: host:port. */
  TEMPORAL_ADDRESS: z.string().optional(),
  /** The site's origin for others. The API and the worker read it too. */
  PUBLIC_ORIGIN: z.string().optional(),
  /** A mail server to use instead of files. The worker reads it. */
  SMTP_URL: z.string().optional(),
  /** How long before departure sales of a seeded flight close. The API reads it too. */
  SALES_CLOSE: duration({ atLeast: '0s', atMost: '7d' }).prefault('45m'),
});

export type Settings = z.infer<typeof Environment> & {
  /** Delete the orders, holds, bookings and mail of earlier runs. */
  readonly fresh: boolean;
  /** Number of API processes. Several run behind a balancer. */
  readonly api: number;
  /** Number of worker processes on the same task queues. */
  readonly worker: number;
};

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/;
const Count = z.coerce.number().int().min(1).max(16);

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        fresh: { type: 'boolean', default: false },
        api: { type: 'string', default: '1' },
        worker: { type: 'string', default: '1' },
      },
    }).values;
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error}\nSee: npm start -- --help`);
  }
}

/** @throws {SetupError} naming the invalid setting or flag */
export function readSettings(args: readonly string[], environment: NodeJS.ProcessEnv): Settings {
  const flags = parseFlags(args);
  const read = readEnvironment(Environment, environment);
  if ('faults' in read) throw new SetupError(`A setting is invalid.\n${read.faults.join('\n')}`);
  const counts = { api: countNodes(flags.api, read.settings.SERVER_HOST), worker: count('worker', flags.worker) };
  return { ...read.settings, ...flags, ...counts };
}

function count(flag: string, given: string): number {
  const { data } = Count.safeParse(given);
  if (data === undefined) throw new SetupError(`--${flag} ${given}: expected a whole number from 1 to 16.`);
  return data;
}

function countNodes(given: string, host: string): number {
  const nodes = count('api', given);
  if (nodes === 1 || LOOPBACK.test(host)) return nodes;
  throw new SetupError(
    `--api ${nodes} serves only this machine, but SERVER_HOST is ${host}.\nBehind the balancer every caller seems to be on this machine, where administration needs no token.\nRemove SERVER_HOST. docs/operations.md explains how to run several API processes for others.`,
  );
}
