import type { SeatBlockInput, SeatChange, SeatDecision, SeatProjection } from '@jumpseat/booking/contracts';
import { type FlightFacts, instant, type SeatBlock, type SeatCode, type SeatCommand } from '@jumpseat/domain';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { inputOf, stepsOf } from './history.ts';

/** What the history of a seat block's newest run knows of its seats. Before that run has begun: of an earlier run. */
export interface BlockDecisions {
  readonly flight: FlightFacts;
  readonly blockId: string;
  /** Whether the newest run is open. */
  readonly isRunning: boolean;
  /** Whether the newest run has loaded its seats, or has those that were carried over. */
  readonly hasBegun: boolean;
  /** The seats as the run loaded them from Postgres; null if an earlier run carried them over, or it has not begun. */
  readonly loaded: SeatProjection | null;
  /** What was carried over and decided, in that order. Each is what was to be written to Postgres. */
  readonly projections: readonly SeatProjection[];
  /** The highest token of a command that the block has seen. It refuses lower ones. */
  readonly highestToken: number;
}

/**
 * Reads the decisions of a block from its newest run that has begun.
 *
 * @param histories of its runs, the newest first. Read only as far as needed; there is at least one
 */
export async function readNewestDecisions(
  histories: AsyncIterable<History>,
  isRunning: boolean,
): Promise<BlockDecisions> {
  let newest: BlockDecisions | undefined;
  for await (const history of histories) {
    const decisions = readBlockDecisions(history, isRunning);
    newest ??= decisions;
    if (!decisions.hasBegun) continue;
    const highestToken = Math.max(newest.highestToken, decisions.highestToken);
    return { ...decisions, hasBegun: newest.hasBegun, highestToken };
  }
  if (!newest) throw new Error('a seat block has no history');
  return newest;
}

/** Reads the decisions of a block from the history of a run. */
export function readBlockDecisions(history: History, isRunning: boolean): BlockDecisions {
  const { flight, blockId, carried } = inputOf<SeatBlockInput>(history).input;
  const about = { flightId: flight.id, blockId };
  const projections = carried ? [projectionOf(about, carried)] : [];
  const tokens = carried ? tokensIn(carried) : [0];
  let loaded: SeatProjection | null = null;
  for (const step of stepsOf(history)) {
    if (step.type === 'LOCAL_RESULT' && step.activity === 'loadSeatBlock') {
      loaded = projectionOf(about, step.result as SeatBlock);
    } else if (step.type === 'ACTIVITY' && step.activity === 'projectSeats') {
      projections.push(step.input as SeatProjection);
    } else if (step.type === 'UPDATE') {
      tokens.push(...tokensOf(step.input));
    } else if (step.type === 'UPDATE_RESULT') {
      const { projection } = (step.result ?? {}) as Partial<SeatDecision>;
      if (projection) projections.push(projection);
    }
  }
  // Those of one workflow task are not always in the order of their decisions.
  projections.sort((one, other) => one.version - other.version);
  const hasBegun = loaded !== null || carried !== undefined;
  const highestToken = tokens.reduce((a, b) => Math.max(a, b));
  return { flight, blockId, isRunning, hasBegun, loaded, projections, highestToken };
}

/** The state of each seat that the block knows. */
export function seatsOfBlock({ loaded, projections }: BlockDecisions): Map<SeatCode, SeatChange> {
  const seats = new Map<SeatCode, SeatChange>();
  for (const { changes } of [...(loaded ? [loaded] : []), ...projections]) {
    for (const change of changes) seats.set(change.seat, change);
  }
  return seats;
}

/** The newest version of the block; null before it has begun. */
export function versionOfBlock({ loaded, projections }: BlockDecisions): number | null {
  const versions = [...(loaded ? [loaded] : []), ...projections].map(({ version }) => version);
  return versions.length === 0 ? null : Math.max(...versions);
}

/** All seats of a block, as they are written to Postgres. */
function projectionOf(
  about: Pick<SeatProjection, 'flightId' | 'blockId'>,
  { seats, taken, givenUp, version }: SeatBlock,
): SeatProjection {
  const changes = seats.map((seat): SeatChange => {
    const has = taken[seat];
    const unbooked = givenUp?.[seat];
    return {
      seat,
      status: has?.status ?? 'AVAILABLE',
      orderId: has?.orderId ?? null,
      leaseUntil: has?.status === 'HELD' ? instant(has.leaseUntil) : null,
      ...(unbooked !== undefined && { unbooked }),
    };
  });
  return { ...about, version, changes };
}

function tokensIn({ lastSeen }: SeatBlock): number[] {
  return [0, ...Object.values(lastSeen).map(({ token = 0 }) => token)];
}

/** The tokens of the commands of an update; none for an update without commands. */
function tokensOf(input: unknown): number[] {
  const commands = Array.isArray(input) ? (input as Partial<SeatCommand>[]) : [];
  return commands.map((command) => command?.token ?? 0);
}
