import { epochMs, type Instant, instant } from '../instant.ts';
import { airportOf } from './airports.ts';
import { courseTo, type Position, pointBetween } from './great-circle.ts';
import type { Side } from './layout.ts';
import { sunAt } from './sun.ts';

/** The route and the times of a flight. */
export interface FlightPath {
  readonly origin: string;
  readonly destination: string;
  readonly departsAt: Instant;
  /** Null if it is not known. */
  readonly arrivesAt: Instant | null;
}

/** How many times the flight looks at the sun, evenly on its way. */
const LOOKS = 24;
/** The share of the looks that must find the sun on the same side. */
const MOST = 0.6;
/** Higher than this, in degrees, the sun shines on the roof rather than through a window. */
const HIGHEST = 75;
/** Closer than this to nose or tail, in degrees, the sun shines through no window. */
const AHEAD = 10;

/**
 * The side of the aircraft on which the sun stands for most of the flight, on the shortest way between the airports.
 * Null if neither side is clear, at night, and if an airport or the arrival is unknown.
 */
export function sunSide({ origin, destination, departsAt, arrivesAt }: FlightPath): Side | null {
  const from = airportOf(origin).position;
  const to = airportOf(destination).position;
  if (!from || !to || origin === destination || arrivesAt === null) return null;
  const leavesMs = epochMs(departsAt);
  const takesMs = epochMs(arrivesAt) - leavesMs;
  const sides = Array.from({ length: LOOKS }, (_, look) => {
    const part = (look + 0.5) / LOOKS;
    return sideAt(pointBetween(from, to, part), to, instant(leavesMs + part * takesMs));
  });
  const isMost = (side: Side) => sides.filter((each) => each === side).length > MOST * LOOKS;
  if (isMost('left')) return 'left';
  return isMost('right') ? 'right' : null;
}

/** The side on which the sun stands for an aircraft on its way to `to`; null at night and if neither side has it. */
function sideAt(position: Position, to: Position, at: Instant): Side | null {
  const { azimuth, altitude } = sunAt(position, at);
  if (altitude <= 0 || altitude > HIGHEST) return null;
  /** From -180 to 180 degrees; the right is positive. */
  const fromNose = ((azimuth - courseTo(position, to) + 540) % 360) - 180;
  const fromAxis = Math.min(Math.abs(fromNose), 180 - Math.abs(fromNose));
  if (fromAxis < AHEAD) return null;
  return fromNose < 0 ? 'left' : 'right';
}
