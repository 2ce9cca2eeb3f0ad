/** The version in a `lastEventId`; undefined, to start from the beginning, if it has none. */
export function resumeFrom(lastEventId: string | null | undefined): number | undefined {
  return lastEventId && /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : undefined;
}
