import { list, number, oneOf, readFlags, text, whole } from '../shared/flags.ts';

export const WAYS = ['shipped', 'many', 'hot', 'trpc'] as const;
export const PARTS = [...WAYS, 'rush'] as const;

export const BOOKING_HELP = `
pnpm bench                  what booking takes on this machine, beside its floor, in half an hour
pnpm bench --at-once 32     one number of passengers, or several: --at-once 1,32
npm run bench -- --help     the same by npm

  shipped what "npm start" runs: Temporal in a file, Postgres that waits for the disk; bookings on many flights, by REST
  many    the same with both in memory, like all that follow
  hot     all on one flight until it is sold out, then on the next, by REST
  trpc    spread over many flights, by tRPC over HTTP and WebSocket
  rush    500 passengers want the same 180 seats within a second

  --only hot           one of these, or several: --only many,hot
  --at-once N          passengers who book at the same time, instead of 1, 8, 32 and 128
  --rounds N           how often each is measured, instead of 3; the medians count
  --seconds N          how long each is measured, instead of 10
  --workers N          worker processes, instead of 1
  --warm-up N          bookings before anything is counted, instead of 30 for each passenger
  --compare NAME=VALUE measures each way with these settings too: A=1,B=2; may be given several times
  --json FILE          the results as JSON, too (infra/bench/src/shared/results.ts says what is in it)
  --svg FILE           a chart of the bookings a second
  --profile FOLDER     CPU profiles of the API and the worker, a file for each thread, for Chrome's or VS Code's viewer

A booking has two seats: held, paid at once, confirmed, while 100 viewers look on. The floor is the same order workflow
with activities that do nothing, driven by Temporal's SDK. The bench starts servers of its own, with a new Temporal for
each measurement, and leaves nothing behind. The machine should be idle.
`;

export type BookingFlags = ReturnType<typeof readBookingFlags>;

/** @throws {SetupError} naming the flag that can't be used */
export const readBookingFlags = (args: readonly string[]) =>
  readFlags('pnpm bench', args, {
    only: list(oneOf(PARTS)),
    'at-once': list(whole(512)),
    rounds: whole(100),
    seconds: number(3_600),
    workers: whole(16),
    'warm-up': whole(10_000),
    compare: (sets) => sets.map((set) => Object.fromEntries(list(setting)([set]))),
    json: text,
    svg: text,
    profile: text,
  });

function setting(given: readonly string[]): [name: string, value: string] {
  const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(text(given).trim()) ?? [];
  if (!name || value === undefined) throw new RangeError(`can't be "${text(given)}": it takes NAME=VALUE`);
  return [name, value];
}
