import { parseArgs } from 'node:util';
import { SetupError } from '@jumpseat/dev/failure';

export const HELP = `
pnpm chaos                             15 minutes of bookings under faults, then the checks
npm run chaos -- --minutes 15 --seed 7 the same by npm, with faults that can be repeated
pnpm chaos check                       checks a running Jumpseat that nobody uses just now

  --minutes N      how long passengers book and faults strike (15); ends and checks take two more
  --seed N         decides which faults strike when, and what passengers do; one is chosen and said where it is left out
  --passengers N   how many book at a time (34)
  --no-faults      passengers alone
  --out FOLDER     where results go (.data/chaos/<time>): requests, faults, logs, histories at fault, results.json

check asks DATABASE_URL, TEMPORAL_ADDRESS (127.0.0.1:7233) and TEMPORAL_NAMESPACE (default):
  --told FOLDER    what clients were told, as a run wrote it down

Exit code 1 where anything is violated. It starts Postgres, Temporal, two API nodes and two workers of its own, and leaves nothing running.
`;

export interface RunFlags {
  readonly command: 'run';
  readonly minutes: number;
  readonly seed: number;
  readonly passengers: number;
  readonly faults: boolean;
  readonly out: string | undefined;
}

export interface CheckFlags {
  readonly command: 'check';
  readonly told: string | undefined;
}

export type Flags = RunFlags | CheckFlags | { readonly command: 'help' };

const MOST_MINUTES = 24 * 60;
const MOST_SEED = 2_147_483_647;
const MOST_PASSENGERS = 1_000;

/** @throws {SetupError} naming the flag that can't be used */
export function readFlags(args: readonly string[], anySeed: () => number): Flags {
  const { values, positionals } = parse(args);
  if (values.help) return { command: 'help' };
  const [command = 'run', ...others] = positionals;
  if (command === 'check' && others.length === 0) return { command, told: values.told };
  if (command !== 'run' || others.length > 0) throw refuse(`there is no command "${positionals.join(' ')}"`);
  return {
    command,
    minutes: positive('minutes', values.minutes, MOST_MINUTES) ?? 15,
    seed: positive('seed', values.seed, MOST_SEED, Number.isInteger) ?? anySeed(),
    passengers: positive('passengers', values.passengers, MOST_PASSENGERS, Number.isInteger) ?? 34,
    faults: !values['no-faults'],
    out: values.out,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      // pnpm passes on the -- that npm wants before flags.
      args: args.filter((each) => each !== '--'),
      options: {
        ...{ minutes: text, seed: text, passengers: text, out: text, told: text },
        'no-faults': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
}

function positive(flag: string, given: string | undefined, most: number, fits = Number.isFinite): number | undefined {
  if (given === undefined) return undefined;
  const value = Number(given);
  if (fits(value) && value > 0 && value <= most) return value;
  throw refuse(`--${flag} can't be "${given}": it takes a number up to ${most}`);
}

const refuse = (message: string) => new SetupError(`${message}\nSee: pnpm chaos --help`);
