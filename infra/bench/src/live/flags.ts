import { list, number, oneOf, readFlags, text, whole } from '../shared/flags.ts';

/** In the order in which they are measured. */
export const SCENARIOS = ['fan-out', 'one-flight', 'many-flights', 'stalled', 'storm'] as const;

export const LIVE_HELP = `
pnpm bench:live                what the live seat map can take on this machine, in six to eight minutes
pnpm bench:live --only storm   one part of it, or several: --only fan-out,storm
npm run bench:live -- --help   the same by npm

  fan-out        as many messages as go through, beside a bare ws server under the same viewers
  one-flight     10,000 viewers of one flight
  many-flights   10,000 viewers of 1,000 flights
  stalled        1,000 viewers, half of whom stop reading
  storm          5,000 viewers come back within 10 seconds

  --viewers N    the number of viewers, instead of each part's own
  --rate N       changes a second, instead of each part's own
  --seconds N    how long each is measured, instead of each part's own
  --json FILE    the results as JSON, too (infra/bench/src/shared/results.ts says what is in it)

The bench starts a Postgres of its own and the API, and leaves nothing behind. The machine should be idle.
`;

export type LiveFlags = ReturnType<typeof readLiveFlags>;

/** @throws {SetupError} naming the flag that can't be used */
export const readLiveFlags = (args: readonly string[]) =>
  readFlags('pnpm bench:live', args, {
    only: list(oneOf(SCENARIOS)),
    // One address has no more ports for its clients.
    viewers: whole(25_000),
    rate: number(1_000),
    seconds: number(3_600),
    json: text,
  });
