/** The version that a `lastEventId` names; undefined, for a fresh start, when it names none. */
export function resumeFrom(lastEventId: string | null | undefined): number | undefined {
  return lastEventId && /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : undefined;
}
