import { epochMs, type Instant } from '../instant.ts';
import { type Position, RADIANS } from './great-circle.ts';

/** Where the sun stands in the sky of a place, in degrees. */
export interface SunPosition {
  /** From north by east: 180 is due south. */
  readonly azimuth: number;
  /** Above the horizon; below it, negative. */
  readonly altitude: number;
}

const DAY_MS = 86_400_000;
/** The days from 1970 to noon (UTC) on 1 January 2000, from which astronomers count. */
const DAYS_TO_2000 = 10_957.5;

/**
 * Where the sun stands at a place and an instant, to about a hundredth of a degree from 1950 to 2050, without
 * refraction. The formulas are the Astronomical Almanac's "Low precision formulas for the Sun's coordinates" (page C5),
 * which the US Naval Observatory publishes as "Computing approximate solar coordinates". The sidereal time is the
 * observatory's "Approximate sidereal time".
 */
export function sunAt({ latitude, longitude }: Position, at: Instant): SunPosition {
  const days = epochMs(at) / DAY_MS - DAYS_TO_2000;
  const anomaly = (357.529 + 0.98560028 * days) * RADIANS;
  const meanLongitude = 280.459 + 0.98564736 * days;
  const onEcliptic = (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RADIANS;
  const tilt = (23.439 - 0.00000036 * days) * RADIANS;
  const rightAscension = Math.atan2(Math.cos(tilt) * Math.sin(onEcliptic), Math.cos(onEcliptic));
  const declination = Math.asin(Math.sin(tilt) * Math.sin(onEcliptic));

  const siderealTime = 280.46061837 + 360.98564736629 * days;
  const hourAngle = (siderealTime + longitude) * RADIANS - rightAscension;
  const parallel = latitude * RADIANS;
  const east = -Math.cos(declination) * Math.sin(hourAngle);
  const north =
    Math.sin(declination) * Math.cos(parallel) - Math.cos(declination) * Math.cos(hourAngle) * Math.sin(parallel);
  const up =
    Math.sin(declination) * Math.sin(parallel) + Math.cos(declination) * Math.cos(hourAngle) * Math.cos(parallel);
  return { azimuth: (Math.atan2(east, north) / RADIANS + 360) % 360, altitude: Math.asin(up) / RADIANS };
}
