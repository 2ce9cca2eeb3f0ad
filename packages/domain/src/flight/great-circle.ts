/** A place on the earth, in degrees. North and east are positive. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

export const RADIANS = Math.PI / 180;

/** The place after a part (0 to 1) of the shortest way between two different places. */
export function pointBetween(from: Position, to: Position, part: number): Position {
  const start = vectorOf(from);
  const end = vectorOf(to);
  const angle = Math.acos(start.x * end.x + start.y * end.y + start.z * end.z);
  const left = Math.sin((1 - part) * angle) / Math.sin(angle);
  const done = Math.sin(part * angle) / Math.sin(angle);
  const x = left * start.x + done * end.x;
  const y = left * start.y + done * end.y;
  const z = left * start.z + done * end.z;
  return { latitude: Math.atan2(z, Math.hypot(x, y)) / RADIANS, longitude: Math.atan2(y, x) / RADIANS };
}

/** The course at the start of the shortest way to another place, in degrees from north by east: 0 to 360. */
export function courseTo(from: Position, to: Position): number {
  const start = from.latitude * RADIANS;
  const end = to.latitude * RADIANS;
  const turn = (to.longitude - from.longitude) * RADIANS;
  const east = Math.sin(turn) * Math.cos(end);
  const north = Math.cos(start) * Math.sin(end) - Math.sin(start) * Math.cos(end) * Math.cos(turn);
  return (Math.atan2(east, north) / RADIANS + 360) % 360;
}

function vectorOf({ latitude, longitude }: Position): { x: number; y: number; z: number } {
  const up = latitude * RADIANS;
  const round = longitude * RADIANS;
  return { x: Math.cos(up) * Math.cos(round), y: Math.cos(up) * Math.sin(round), z: Math.sin(up) };
}
