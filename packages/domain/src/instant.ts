/** A moment as an ISO 8601 string in UTC: what crosses workflow, database and network boundaries. */
export type Instant = string;

/** Milliseconds since the epoch as an Instant. */
export function instant(epochMs: number): Instant {
  return new Date(epochMs).toISOString();
}

/** An Instant as milliseconds since the epoch. */
export function epochMs(at: Instant): number {
  return Date.parse(at);
}
