import type { Measurement } from './results.ts';

/** The rounds of one measurement. */
export type Rounds = readonly [Measurement, ...Measurement[]];

/** The rounds of one measurement, compared with the floor's rounds. */
export interface Group {
  readonly rounds: Rounds;
  /** Things counted in a second, product over floor, in the same round: the median of the rounds. */
  readonly ofFloor: number | undefined;
  /** The servers' CPU time for each thing counted, floor over product, in the same round: the median of the rounds. */
  readonly cpuOfFloor: number | undefined;
}

/** Groups the rounds of each measurement, in the order of their first round. */
export function groupRounds(measurements: readonly Measurement[]): Group[] {
  const byKey = new Map<string, [Measurement, ...Measurement[]]>();
  for (const each of measurements) {
    const key = JSON.stringify([each.kind, each.name, each.server, each.client, each.clients, each.settings]);
    const rounds = byKey.get(key);
    if (rounds) rounds.push(each);
    else byKey.set(key, [each]);
  }
  const groups = [...byKey.values()];
  return groups.map((rounds): Group => {
    const floor = rounds[0].server === 'product' ? groups.find(([first]) => isFloorOf(first, rounds[0])) : undefined;
    if (!floor) return { rounds, ofFloor: undefined, cpuOfFloor: undefined };
    return {
      rounds,
      ofFloor: pairedRatio(rounds, floor, ({ perSecond }) => perSecond),
      cpuOfFloor: pairedRatio(floor, rounds, serverCpuEach),
    };
  });
}

/** The middle value, or the mean of the two in the middle. Null where there are none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** All bookings of one size share a floor, which has no flights. The live map has a floor for each measurement. */
function isFloorOf(floor: Measurement, { kind, name, clients }: Measurement): boolean {
  const isAlike = floor.kind === kind && floor.clients === clients && (kind === 'booking' || floor.name === name);
  return floor.server === 'floor' && isAlike;
}

function pairedRatio(above: Rounds, below: Rounds, read: (measurement: Measurement) => number): number | undefined {
  const ratios = above.flatMap((measurement) => {
    const other = below.find(({ round }) => round === measurement.round);
    const divisor = other ? read(other) : 0;
    return divisor > 0 ? [read(measurement) / divisor] : [];
  });
  return median(ratios) ?? undefined;
}

/** Postgres works for each change of the live map, not for each message. */
function serverCpuEach({ kind, cpuMs, count }: Measurement): number {
  const { api = 0, worker = 0, temporal = 0, postgres = 0 } = cpuMs;
  return count > 0 ? (kind === 'live' ? api : api + worker + temporal + postgres) / count : 0;
}
