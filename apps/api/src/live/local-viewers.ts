import type { ViewerTally } from '@jumpseat/booking/contracts';
import type { Caller } from '@jumpseat/booking/router';

/** What tells one viewer from another. */
export type ViewerId = Pick<Caller, 'guestId' | 'connection'>;

/** A flight with more guests than this reports only their number, so that NOTIFY payloads stay small. */
const MAX_MARKS = 200;

/**
 * The viewers of each flight on this node. A guest counts once, however many pages are open. Without a session each
 * connection counts once.
 */
export class LocalViewers {
  readonly #markOf: (guestId: string, flightId: string) => string;
  /** Open pages by flight, then by the guest's mark, or by connection without a session. */
  readonly #flights = new Map<string, Map<string | object, number>>();

  /** @param markOf an anonymous id of a guest among the viewers of a flight, the same at every node */
  constructor(markOf: (guestId: string, flightId: string) => string) {
    this.#markOf = markOf;
  }

  /** Adds a page of a viewer. Returns the function that removes it. */
  join(flightId: string, { guestId, connection = {} }: ViewerId): () => void {
    const pages = this.#flights.get(flightId) ?? new Map<string | object, number>();
    this.#flights.set(flightId, pages);
    const viewer = guestId === null ? connection : this.#markOf(guestId, flightId);
    const open = () => pages.get(viewer) ?? 0;
    pages.set(viewer, open() + 1);
    return () => {
      if (open() > 1) pages.set(viewer, open() - 1);
      else pages.delete(viewer);
      if (pages.size === 0) this.#flights.delete(flightId);
    };
  }

  /** The ids of flights that have viewers. */
  flights(): string[] {
    return [...this.#flights.keys()];
  }

  tallyOf(flightId: string): ViewerTally {
    const viewers = [...(this.#flights.get(flightId)?.keys() ?? [])];
    const marks = viewers.filter((viewer) => typeof viewer === 'string');
    if (marks.length > MAX_MARKS) return { marks: [], others: viewers.length };
    return { marks, others: viewers.length - marks.length };
  }
}
