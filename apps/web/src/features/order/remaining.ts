/** When something runs out, and what the server's clock said when it told us. */
export interface Deadline {
  readonly holdExpiresAt: string | null;
  readonly serverTime: string;
}

/** Milliseconds until a deadline on the server's clock, when `elapsedMs` have passed since the server told of it. Never below 0. */
export function remainingMs({ holdExpiresAt, serverTime }: Deadline, elapsedMs: number): number {
  if (holdExpiresAt === null) return 0;
  return Math.max(0, Date.parse(holdExpiresAt) - Date.parse(serverTime) - elapsedMs);
}

/** Milliseconds as minutes and seconds, `14:05`. A second that has begun counts. */
export function clockFace(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`;
}
