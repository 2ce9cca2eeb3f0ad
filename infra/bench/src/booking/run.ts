import type { Processes } from '@jumpseat/dev/processes';
import { step } from '@jumpseat/dev/steps';
import type { BenchDatabase } from '../servers/database.ts';
import type { BookingFlags, Way } from './flags.ts';
import { measure, type Stretch } from './measure.ts';
import type { PassengerKind } from './passengers/booker.ts';
import type { Row, Spread } from './results.ts';

/** Enough for every flight to have its seat block, and for all who book at once to be out of step. */
const warmUpOf = (atOnce: number) => Math.max(40, 2 * atOnce);

const WAYS: Readonly<Record<Way, { spread: Spread; by: PassengerKind }>> = {
  many: { spread: 'many', by: 'rest' },
  hot: { spread: 'hot', by: 'rest' },
  trpc: { spread: 'many', by: 'trpc' },
};

/** Measures what the flags name: in each round, for each number at once, the floor and then each way of the product. */
export async function runBookings(
  processes: Processes,
  database: BenchDatabase,
  flags: BookingFlags,
  report: (row: Row) => void,
): Promise<void> {
  const { rounds, atOnce, only, seconds, workers, compare, profiles } = flags;
  const usual = { workers, seconds, settings: {}, profiles: undefined };
  const variants = [{}, ...compare];
  for (let round = 1; round <= rounds; round++) {
    for (const each of atOnce) {
      const facts = { ...usual, round, atOnce: each, warmUp: flags.warmUp ?? warmUpOf(each) };
      // Turned around in every other round, so that none always comes first.
      const stretches: Stretch[] = [
        { ...facts, side: 'floor', spread: 'many', by: 'sdk' },
        ...only.flatMap((way) =>
          variants.map(
            (variant): Stretch => ({ ...facts, ...WAYS[way], side: 'product', settings: variant, profiles }),
          ),
        ),
      ];
      for (const stretch of round % 2 === 0 ? stretches.toReversed() : stretches) {
        report(await step(nameOf(stretch), () => measure(processes, database, stretch)));
      }
    }
  }
}

/** What a stretch is, in a few words. */
export function nameOf({
  side,
  spread,
  by,
  atOnce,
  settings,
  round,
}: Pick<Row, 'side' | 'spread' | 'by' | 'atOnce' | 'settings'> & { round?: number }): string {
  const what = side === 'floor' ? 'floor' : `${spread === 'many' ? 'many flights' : 'one flight'}, ${by}`;
  const set = Object.entries(settings).map(([name, value]) => `, ${name}=${value}`);
  return `${what}${set.join('')}, ${atOnce} at once${round === undefined ? '' : `, round ${round}`}`;
}
