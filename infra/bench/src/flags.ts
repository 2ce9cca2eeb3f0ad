import { choice, parseFlags, positive } from './flag-values.ts';

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

const COMMAND = 'pnpm bench:live';

/** @throws {SetupError} naming the flag that can't be used */
export function readFlags(args: readonly string[]): Flags {
  const text = { type: 'string' } as const;
  const { help, only, json, viewers, rate, seconds } = parseFlags(COMMAND, args, {
    ...{ only: text, viewers: text, rate: text, seconds: text, json: text },
    help: { type: 'boolean', short: 'h', default: false },
  });
  return {
    help: help === true,
    only: only?.split(',').map((name) => choice(COMMAND, 'only', name, SCENARIOS)) ?? SCENARIOS,
    viewers: positive(COMMAND, 'viewers', viewers, MOST_VIEWERS, Number.isInteger),
    rate: positive(COMMAND, 'rate', rate, MOST_CHANGES_A_SECOND),
    seconds: positive(COMMAND, 'seconds', seconds, MOST_SECONDS),
    json,
  };
}
