import type { Processes } from '@jumpseat/dev/processes';
import { step } from '@jumpseat/dev/steps';
import type { BenchDatabase } from '../servers/database.ts';
import { type BookingFlags, WAYS, type Way } from './flags.ts';
import { measure, type Stretch } from './measure.ts';
import type { PassengerKind } from './passengers/booker.ts';
import { placeOf } from './report/place-of.ts';
import type { Row, RushRow, Spread, Storage } from './results.ts';
import { measureRush } from './rush/measure-rush.ts';

/**
 * Enough for every flight to have its seat block, for all who book at once to be out of step, and for the engine to have compiled what runs
 * often: until then API and worker take half as much again.
 */
const warmUpOf = (atOnce: number) => Math.min(1_000, Math.max(100, 30 * atOnce));

const AS: Readonly<Record<Way, { spread: Spread; storage: Storage; by: PassengerKind }>> = {
  shipped: { spread: 'many', storage: 'disk', by: 'rest' },
  many: { spread: 'many', storage: 'memory', by: 'rest' },
  hot: { spread: 'hot', storage: 'memory', by: 'rest' },
  trpc: { spread: 'many', storage: 'memory', by: 'trpc' },
};

/** Measures the ways to book that the flags name: in each round, for each number at once, the floor and then each way of the product. */
export async function runBookings(
  processes: Processes,
  databases: Readonly<Record<Storage, BenchDatabase>>,
  flags: BookingFlags,
  report: (row: Row) => void,
): Promise<void> {
  const { rounds, atOnce, only, seconds, workers, compare, profiles } = flags;
  const usual = { workers, seconds, settings: {}, profiles: undefined };
  const variants = [{}, ...compare];
  const ways = WAYS.filter((way) => only.includes(way));
  if (ways.length === 0) return;
  for (let round = 1; round <= rounds; round++) {
    for (const each of atOnce) {
      const facts = { ...usual, round, atOnce: each, warmUp: flags.warmUp ?? warmUpOf(each) };
      // Turned around in every other round, so that none always comes first.
      const stretches: Stretch[] = [
        { ...facts, side: 'floor', spread: 'many', storage: 'memory', by: 'sdk' },
        ...ways.flatMap((way) =>
          variants.map((variant): Stretch => ({ ...facts, ...AS[way], side: 'product', settings: variant, profiles })),
        ),
      ];
      for (const stretch of round % 2 === 0 ? stretches.toReversed() : stretches) {
        report(await step(nameOf(stretch), () => measure(processes, databases[stretch.storage], stretch)));
      }
    }
  }
}

/** Measures the rush, where the flags name it: once a round, with each set of settings. */
export async function runRushes(
  processes: Processes,
  database: BenchDatabase,
  { only, rounds, workers, compare, profiles }: BookingFlags,
  report: (row: RushRow) => void,
): Promise<void> {
  if (!only.includes('rush')) return;
  for (let round = 1; round <= rounds; round++) {
    for (const settings of [{}, ...compare]) {
      const rush = { round, settings, workers, profiles };
      await step(`rush, round ${round}`, () => measureRush(processes, database, rush, report));
    }
  }
}

/** What a stretch is, in a few words. */
export function nameOf({
  side,
  spread,
  storage,
  by,
  atOnce,
  settings,
  round,
}: Pick<Row, 'side' | 'spread' | 'storage' | 'by' | 'atOnce' | 'settings'> & { round?: number }): string {
  const what = side === 'floor' ? 'floor' : `${placeOf({ spread, storage })}, ${by}`;
  const set = Object.entries(settings).map(([name, value]) => `, ${name}=${value}`);
  return `${what}${set.join('')}, ${atOnce} at once${round === undefined ? '' : `, round ${round}`}`;
}
