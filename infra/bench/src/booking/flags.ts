import { choice, parseFlags, positive, refuseFlag } from '../flag-values.ts';

/** The ways in which the product is booked, beside the floor. */
export const WAYS = ['shipped', 'many', 'hot', 'trpc'] as const;
export type Way = (typeof WAYS)[number];
/** What can be measured, in the order in which it is; the last only when it is asked for. */
export const MEASURED = [...WAYS, 'rush', 'growth'] as const;
const USUAL = [...WAYS, 'rush'] as const;

export const BOOKING_HELP = `
pnpm bench                  what booking takes on this machine, beside its floor, in half an hour
pnpm bench --at-once 32     one number of passengers, or several: --at-once 1,32
npm run bench -- --help     the same by npm

  shipped what "npm start" runs: Temporal in a file, Postgres that waits for the disk; bookings spread over many flights, by REST
  many    the same with both in memory, as all that follows
  hot     all on one flight until it is sold out, then on the next, by REST
  trpc    spread over many flights, by tRPC over HTTP and WebSocket
  rush    500 passengers want the same 180 seats within a second
  growth  what a booking costs as flights, past orders and hours grow: only with --only growth, in about ten minutes

  --only hot           one of these, or several: --only many,hot
  --at-once N          passengers who book at the same time, instead of 1, 8, 32 and 128
  --rounds N           how often each is measured, instead of 3; the medians count
  --seconds N          how long each is measured, instead of 10
  --workers N          worker processes, instead of 1
  --flights N          growth to so many flights with open seat blocks, instead of 2,000
  --past-orders N      growth to so many past orders in Postgres, instead of 200,000
  --minutes N          growth over so many minutes of steady load, instead of 2
  --compare NAME=VALUE measures each way with these settings too, besides the usual: A=1,B=2; may be given several times
  --json FILE          the results as JSON, too (docs/performance.md says what is in it)
  --svg FILE           a chart of them
  --profile FOLDER     CPU profiles of the API and the worker, a file for each thread, for Chrome's or VS Code's viewer

Two seats a booking: held, paid at once, confirmed, while 100 viewers look on. The floor is the same order workflow with activities
that do nothing, driven by Temporal's SDK. It starts servers of its own, a new Temporal server for each measurement, and leaves
nothing behind. The machine should have nothing else to do.
`;

export interface BookingFlags {
  readonly help: boolean;
  readonly only: readonly (typeof MEASURED)[number][];
  readonly atOnce: readonly number[];
  readonly rounds: number;
  readonly seconds: number;
  readonly workers: number;
  /** What growth goes up to. */
  readonly flights: number;
  readonly pastOrders: number;
  readonly minutes: number;
  /** Bookings before anything is counted; the usual number where undefined. */
  readonly warmUp: number | undefined;
  /** Settings to measure with besides the usual, one set after another. */
  readonly compare: readonly Readonly<Record<string, string>>[];
  readonly json: string | undefined;
  readonly svg: string | undefined;
  readonly profiles: string | undefined;
}

const COMMAND = 'pnpm bench';
const MOST = { atOnce: 512, rounds: 100, seconds: 3_600, workers: 16, warmUp: 10_000 };
const MOST_GROWTH = { flights: 10_000, pastOrders: 5_000_000, minutes: 24 * 60 };
const GROWTH = { flights: 2_000, pastOrders: 200_000, minutes: 2 };
const AT_ONCE = [1, 8, 32, 128];
const ROUNDS = 3;
const SECONDS = 10;

/** @throws {SetupError} naming the flag that can't be used */
export function readBookingFlags(args: readonly string[]): BookingFlags {
  const text = { type: 'string' } as const;
  const values = parseFlags(COMMAND, args, {
    ...{ only: text, 'at-once': text, rounds: text, seconds: text, workers: text, 'warm-up': text },
    ...{ flights: text, 'past-orders': text, minutes: text },
    compare: { ...text, multiple: true },
    ...{ json: text, svg: text, profile: text },
    help: { type: 'boolean', short: 'h', default: false },
  });
  const whole = (flag: 'rounds' | 'workers' | 'warm-up' | 'flights' | 'past-orders', most: number) =>
    positive(COMMAND, flag, values[flag], most, Number.isInteger);
  return {
    help: values.help === true,
    only: values.only?.split(',').map((name) => choice(COMMAND, 'only', name, MEASURED)) ?? USUAL,
    atOnce:
      values['at-once']
        ?.split(',')
        .flatMap((each) => positive(COMMAND, 'at-once', each, MOST.atOnce, Number.isInteger) ?? []) ?? AT_ONCE,
    rounds: whole('rounds', MOST.rounds) ?? ROUNDS,
    seconds: positive(COMMAND, 'seconds', values.seconds, MOST.seconds) ?? SECONDS,
    workers: whole('workers', MOST.workers) ?? 1,
    flights: whole('flights', MOST_GROWTH.flights) ?? GROWTH.flights,
    pastOrders: whole('past-orders', MOST_GROWTH.pastOrders) ?? GROWTH.pastOrders,
    minutes: positive(COMMAND, 'minutes', values.minutes, MOST_GROWTH.minutes) ?? GROWTH.minutes,
    warmUp: whole('warm-up', MOST.warmUp),
    compare: (values.compare ?? []).map((settings) => Object.fromEntries(settings.split(',').map(setting))),
    ...{ json: values.json, svg: values.svg, profiles: values.profile },
  };
}

function setting(text: string): [name: string, value: string] {
  const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(text.trim()) ?? [];
  if (!name || value === undefined) throw refuseFlag(COMMAND, `--compare can't be "${text}": it takes NAME=VALUE`);
  return [name, value];
}
