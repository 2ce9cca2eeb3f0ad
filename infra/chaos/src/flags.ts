import { parseArgs } from 'node:util';
import { SetupError } from '@jumpseat/dev/failure';

export const HELP = `
npm run chaos                          books under faults for 15 minutes, then checks every promise
npm run chaos -- --minutes 15 --seed 7 the same with faults that can be repeated
npm run chaos -- check                 checks a running Jumpseat that is idle

  --minutes N      how long passengers book and faults strike (15); shutdown and checks take two more
  --seed N         decides which faults strike when, and what passengers do; random and printed by default
  --passengers N   concurrent passengers (34)
  --no-faults      passengers without faults
  --cluster        breaks a cluster of three Temporal servers behind a proxy, as \`npm run cluster\` starts it
  --tolerance N    how many seconds late a response may come (1.5); a busy machine needs more
  --out FOLDER     folder of results (.data/chaos/<time>): requests, faults, mails, logs, histories, results.json

check reads DATABASE_URL, TEMPORAL_ADDRESS (127.0.0.1:7233) and TEMPORAL_NAMESPACE (default):
  --run FOLDER     results of a run: checks the answers that its clients got, too

The exit code is 1 if any promise is violated. A run starts its own Postgres, Temporal, mail server, two API nodes and
two workers. With --cluster it starts Postgres, three Temporal servers, Caddy with TLS, a mail server, three API nodes
and two workers: the first such run compiles Temporal's server and Caddy with Go, for about 20 minutes. A run stops
everything at the end.
`;

export interface RunFlags {
  readonly command: 'run';
  readonly minutes: number;
  readonly seed: number;
  readonly passengers: number;
  readonly faults: boolean;
  readonly cluster: boolean;
  readonly toleranceMs: number | undefined;
  readonly out: string | undefined;
}

export interface CheckFlags {
  readonly command: 'check';
  readonly runFolder: string | undefined;
}

export type Flags = RunFlags | CheckFlags | { readonly command: 'help' };

const MAX_MINUTES = 24 * 60;
const MAX_SEED = 2_147_483_647;
const MAX_PASSENGERS = 1_000;
const MAX_TOLERANCE = 60;

/** @throws {SetupError} naming the invalid flag or command */
export function readFlags(args: readonly string[], randomSeed: () => number): Flags {
  const { values, positionals } = parse(args);
  if (values.help) return { command: 'help' };
  const [command = 'run', ...others] = positionals;
  if (command === 'check' && others.length === 0) return { command, runFolder: values.run };
  if (command !== 'run' || others.length > 0) throw refuse(`there is no command "${positionals.join(' ')}"`);
  return {
    command,
    minutes: positive('minutes', values.minutes, MAX_MINUTES) ?? 15,
    seed: positive('seed', values.seed, MAX_SEED, Number.isInteger) ?? randomSeed(),
    passengers: positive('passengers', values.passengers, MAX_PASSENGERS, Number.isInteger) ?? 34,
    faults: !values['no-faults'],
    cluster: values.cluster,
    toleranceMs: milliseconds(positive('tolerance', values.tolerance, MAX_TOLERANCE)),
    out: values.out,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      // npm requires a -- before flags; pnpm passes it on.
      args: args.filter((each) => each !== '--'),
      options: {
        minutes: text,
        seed: text,
        passengers: text,
        out: text,
        run: text,
        tolerance: text,
        cluster: { type: 'boolean', default: false },
        'no-faults': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
}

function positive(flag: string, given: string | undefined, max: number, isValid = Number.isFinite): number | undefined {
  if (given === undefined) return undefined;
  const value = Number(given);
  if (isValid(value) && value > 0 && value <= max) return value;
  throw refuse(`--${flag} can't be "${given}": expected a number up to ${max}`);
}

const milliseconds = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1_000);

const refuse = (message: string) => new SetupError(`${message}\nSee: npm run chaos -- --help`);
