/** A moment as an ISO 8601 string in UTC. Workflows, the database and the network all use this form. */
export type Instant = string;

export function instant(epochMs: number): Instant {
  return new Date(epochMs).toISOString();
}

export function epochMs(at: Instant): number {
  return Date.parse(at);
}
