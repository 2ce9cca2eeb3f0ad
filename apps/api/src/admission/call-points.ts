/** What a paper costs. Drawing a PDF takes as much CPU as dozens of other reads. */
export const PAPER_POINTS = 20;

/** The points that a call of tRPC counts, by its path. */
export function pointsOf(path: string): number {
  return path === 'trips.paper' ? PAPER_POINTS : 1;
}
