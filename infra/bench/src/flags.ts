import { parseArgs } from 'node:util';
import { SetupError } from '@jumpseat/dev/failure';

/** What can be measured, in the order in which it is. */
export const SCENARIOS = ['fan-out', 'one-flight', 'many-flights', 'stalled', 'storm'] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

export const HELP = `
pnpm bench:live                what the live seat map can take on this machine, in six to eight minutes
pnpm bench:live --only storm   one part of it, or several: --only fan-out,storm
npm run bench:live -- --help   the same by npm

  fan-out        as many messages as go through, beside a bare ws server under the same viewers
  one-flight     10,000 viewers of one flight
  many-flights   10,000 viewers of 1,000 flights
  stalled        1,000 viewers, half of whom stop reading
  storm          5,000 viewers come back within 10 seconds

  --viewers N    that many, instead of each part's own number
  --rate N       changes a second, instead of each part's own
  --seconds N    how long each stretch is, instead of each part's own
  --json FILE    the results as JSON, too (docs/performance.md says what is in it)

It starts a Postgres of its own and the API, and leaves nothing behind. The machine should have nothing else to do.
`;

export interface Flags {
  readonly help: boolean;
  readonly only: readonly ScenarioName[];
  readonly viewers: number | undefined;
  readonly rate: number | undefined;
  readonly seconds: number | undefined;
  readonly json: string | undefined;
}

/** One address has no more ports than this for those who connect to it. */
const MOST_VIEWERS = 25_000;
const MOST_CHANGES_A_SECOND = 1_000;
const MOST_SECONDS = 3_600;

/** @throws {SetupError} naming the flag that can't be used */
export function readFlags(args: readonly string[]): Flags {
  const { help, only, json, ...numbers } = parse(args);
  return {
    help,
    only: only === undefined ? SCENARIOS : only.split(',').map(scenario),
    viewers: number('viewers', numbers.viewers, MOST_VIEWERS, Number.isInteger),
    rate: number('rate', numbers.rate, MOST_CHANGES_A_SECOND),
    seconds: number('seconds', numbers.seconds, MOST_SECONDS),
    json,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      // pnpm passes on the -- that npm wants before flags.
      args: args[0] === '--' ? args.slice(1) : [...args],
      options: {
        ...{ only: text, viewers: text, rate: text, seconds: text, json: text },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
}

function scenario(name: string): ScenarioName {
  const known = SCENARIOS.find((each) => each === name.trim());
  if (known === undefined) throw refuse(`--only knows no "${name}": it takes ${SCENARIOS.join(', ')}`);
  return known;
}

function number(flag: string, given: string | undefined, most: number, fits = Number.isFinite): number | undefined {
  if (given === undefined) return undefined;
  const value = Number(given);
  if (fits(value) && value > 0 && value <= most) return value;
  throw refuse(`--${flag} can't be "${given}": it takes a number up to ${most}`);
}

const refuse = (message: string) => new SetupError(`${message}\nSee: pnpm bench:live --help`);
