/** When a hold expires, and the server's time when it sent that. */
export interface Deadline {
  readonly holdExpiresAt: string | null;
  readonly serverTime: string;
}

/** Milliseconds until the deadline, `elapsedMs` after the server sent it. Never below 0. */
export function remainingMs({ holdExpiresAt, serverTime }: Deadline, elapsedMs: number): number {
  if (holdExpiresAt === null) return 0;
  return Math.max(0, Date.parse(holdExpiresAt) - Date.parse(serverTime) - elapsedMs);
}

/** Milliseconds as minutes and seconds, rounded up: `14:05`. */
export function formatRemaining(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`;
}
