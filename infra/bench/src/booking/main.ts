import { failWith } from '@jumpseat/dev/failure';
import { say, step } from '@jumpseat/dev/steps';
import { startDatabase } from '../shared/database.ts';
import { type Bench, runBenchmark } from '../shared/run.ts';
import { BOOKING_HELP, type BookingFlags, PARTS, readBookingFlags, WAYS } from './flags.ts';
import { type BookingRun, measureBookings } from './measure-bookings.ts';
import { measureRush } from './rush/measure-rush.ts';

const WAY: Readonly<Record<(typeof WAYS)[number], Pick<BookingRun, 'name' | 'spread' | 'client'>>> = {
  shipped: { name: 'as shipped', spread: 'many', client: 'rest' },
  many: { name: 'many flights', spread: 'many', client: 'rest' },
  hot: { name: 'one flight', spread: 'hot', client: 'rest' },
  trpc: { name: 'many flights', spread: 'many', client: 'trpc' },
};
const SIZES = [1, 8, 32, 128];
const ROUNDS = 3;
const FLOOR = { server: 'floor', name: 'order workflow', spread: 'many', client: 'sdk' } as const;

/** Until the engine has compiled what runs often, the API and the worker take half as much CPU again. */
const usualWarmUp = (atOnce: number) => Math.min(1_000, Math.max(100, 30 * atOnce));

/** Measures each way and the floor in each round. Every other round is reversed, so that none always comes first. */
async function measureWays(bench: Bench, flags: BookingFlags): Promise<void> {
  const { only = PARTS, 'at-once': sizes = SIZES, rounds = ROUNDS, seconds = 10, workers = 1, compare = [] } = flags;
  const ways = WAYS.filter((way) => only.includes(way));
  if (ways.length === 0) return;
  const startOnDisk = () => startDatabase(bench.processes, bench.folder, { onDisk: true });
  const onDisk = ways.includes('shipped') ? await step('Postgres on disk', startOnDisk) : undefined;
  for (let round = 1; round <= rounds; round++) {
    for (const atOnce of sizes) {
      const same = { round, atOnce, workers, seconds, warmUp: flags['warm-up'] ?? usualWarmUp(atOnce) };
      const products = ways.flatMap((way) =>
        [{}, ...compare].map((settings) => {
          const run: BookingRun = { ...same, ...WAY[way], server: 'product', settings, profiles: flags.profile };
          return { run, database: (way === 'shipped' && onDisk) || bench.database };
        }),
      );
      const floor: BookingRun = { ...same, ...FLOOR, settings: {}, profiles: undefined };
      const all = [...products, { run: floor, database: bench.database }];
      for (const { run, database } of round % 2 === 0 ? all.toReversed() : all) {
        const name = `${run.server === 'floor' ? 'floor' : run.name}, ${atOnce} at once, round ${round}`;
        bench.report(await step(name, () => measureBookings(bench, database, run)));
      }
    }
  }
  await onDisk?.database.close();
}

async function measureRushes(bench: Bench, flags: BookingFlags): Promise<void> {
  const { only = PARTS, rounds = ROUNDS, workers = 1, compare = [], profile: profiles } = flags;
  if (!only.includes('rush')) return;
  for (let round = 1; round <= rounds; round++) {
    for (const settings of [{}, ...compare]) {
      const rush = { round, server: 'product', settings, workers, profiles } as const;
      await step(`rush, round ${round}`, () => measureRush(bench, rush));
    }
  }
}

try {
  const flags = readBookingFlags(process.argv.slice(2));
  if (flags.help) say(BOOKING_HELP);
  else {
    await runBenchmark(flags, async (bench) => {
      await measureWays(bench, flags);
      await measureRushes(bench, flags);
    });
  }
} catch (error) {
  failWith(error);
}
